-- Messages in. Owner: messaging. Kept: content 30 days, the row 400 days.
create table inbound_message (
    id          bigint generated always as identity primary key,
    message_key bytea       not null unique, -- keyed hash of phone number id and wamid: refuses duplicates
    contact_id  bigint references contact on delete cascade, -- null: nobody to answer
    type        text        not null,
    urgent      boolean     not null default false, -- a red flag was seen at the webhook: goes first
    sent_at     timestamptz not null,
    received_at timestamptz not null,
    payload     bytea, -- sealed: what Meta sent of this message and its sender; null once its time is over
    state       text        not null default 'WAITING' check (state in ('WAITING', 'ENDED')),
    due_at      timestamptz not null,
    attempts    smallint    not null default 0,
    outcome     text check (outcome in ('ANSWERED', 'ESCALATED', 'ATTENDED', 'IGNORED', 'FAILED')),
    reason      text,
    intent      text,
    grounds     jsonb, -- why: rules or rows matched, score, answer and version; nothing personal
    ended_at    timestamptz,
    check ((state = 'ENDED') = (outcome is not null)),
    check (state = 'ENDED' or contact_id is not null)
);
-- the next one of a contact: urgent ones first, else in the order they were sent
create index inbound_message_next on inbound_message (contact_id, urgent desc, sent_at, id) where state = 'WAITING';
create index inbound_message_urgent on inbound_message (due_at) where state = 'WAITING' and urgent;
create index inbound_message_contact on inbound_message (contact_id, sent_at);
-- rows arrive in this order: a few pages instead of an entry a row
create index inbound_message_received on inbound_message using brin (received_at);
alter table inbound_message set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1);
