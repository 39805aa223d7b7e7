-- Messages out. Owner: messaging. Kept: content 30 days, the row 400 days.
create table outbound_message (
    id             bigint generated always as identity primary key,
    contact_id     bigint      not null references contact on delete cascade,
    in_reply_to    bigint references inbound_message on delete set null,
    urgent         boolean     not null default false, -- a red-flag bubble: ahead of queue, limits and breaker
    kind           text        not null,
    payload        bytea, -- sealed: the Cloud API body without recipient; null once its time is over
    -- the resident's message that opens the 24-hour window of this reply, by Meta's clock
    window_from    timestamptz,
    state          text        not null default 'WAITING'
        check (state in ('WAITING', 'SENDING', 'UNCONFIRMED', 'ACCEPTED', 'FAILED', 'DROPPED')),
    due_at         timestamptz not null,
    attempts       smallint    not null default 0,
    unconfirmed    smallint    not null default 0, -- sends that may or may not have been taken
    -- which address is used: the contact's first, the other identifier, or the first in its other form
    route          text        not null default 'FIRST' check (route in ('FIRST', 'OTHER', 'REWRITTEN')),
    claimed_at     timestamptz,
    created_at     timestamptz not null,
    handed_at      timestamptz, -- Meta took it
    wamid_key      bytea, -- keyed hash of Meta's id, to match statuses
    wamid          bytea, -- sealed
    delivery       text        not null default 'NONE'
        check (delivery in ('NONE', 'ACCEPTED', 'SENT', 'DELIVERED', 'READ', 'PLAYED', 'FAILED')),
    delivery_at    timestamptz,
    error_code     integer,
    error_note     text -- Meta's trace id or our own word; nothing personal
);
create index outbound_message_open on outbound_message (urgent desc, due_at, id)
    where state in ('WAITING', 'SENDING', 'UNCONFIRMED');
create index outbound_message_open_contact on outbound_message (contact_id, id)
    where state in ('WAITING', 'SENDING', 'UNCONFIRMED');
create index outbound_message_unconfirmed on outbound_message (due_at) where state = 'UNCONFIRMED';
-- not unique: were Meta to give an id twice, both rows must still be recorded as sent
create index outbound_message_wamid on outbound_message (wamid_key) where wamid_key is not null;
create index outbound_message_contact on outbound_message (contact_id);
create index outbound_message_reply on outbound_message (in_reply_to) where in_reply_to is not null;
create index outbound_message_created on outbound_message (created_at);
-- delivery statuses change rows in place
alter table outbound_message set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

-- How fast one number and one resident may be written to, shared by all nodes: the theoretical arrival time of the
-- generic cell rate algorithm. Owner: messaging. Goes with the contact; a row older than an hour says nothing.
create table send_pace (
    phone_number_id text primary key,
    free_at         timestamptz not null,
    paused_until    timestamptz, -- the number is paused after an error that only a person can mend
    paused_reason   text
);
create table send_pace_contact (
    contact_id bigint primary key references contact on delete cascade,
    free_at    timestamptz not null
);
