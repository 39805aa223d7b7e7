-- Each message writes its outbox row three times or more, and every index of the table as often.
-- Owner: messaging.

-- found by age only by the retention, in the order in which rows came
drop index outbound_message_created;
create index outbound_message_created on outbound_message using brin (created_at);
drop index delivery_status_received;
create index delivery_status_received on delivery_status using brin (received_at);

-- a message is gone long before anybody could ask for the replies to it: the number may stand for nothing
drop index outbound_message_reply;
alter table outbound_message drop constraint outbound_message_in_reply_to_fkey;
comment on column outbound_message.in_reply_to is 'inbound_message.id, which may have been deleted since';
