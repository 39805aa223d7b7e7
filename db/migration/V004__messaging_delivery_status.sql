-- What Meta says became of our messages, kept till applied and then as the memory that refuses duplicates.
-- Owner: messaging. Kept: 30 days.
create table delivery_status (
    id          bigint generated always as identity primary key,
    status_key  bytea       not null unique, -- keyed hash of wamid and status
    wamid_key   bytea       not null,
    outbound_id bigint, -- from biz_opaque_callback_data; no foreign key: Meta may echo anything
    status      text        not null,
    at          timestamptz not null,
    error_code  integer,
    received_at timestamptz not null,
    -- when it is looked at next: at once, then ever later while nobody knows its message; never after a day
    due_at      timestamptz not null,
    applied     boolean     not null default false
);
create index delivery_status_open on delivery_status (due_at) where not applied;
create index delivery_status_received on delivery_status (received_at);
