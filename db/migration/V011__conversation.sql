-- Where a resident's conversation stands: the service last talked about, and how often we took turns without a pause,
-- so that two bots cannot loop. Owner: conversation. Kept: 1 day after the last turn; goes with the contact.
create table conversation (
    contact_id bigint primary key references contact on delete cascade,
    service    text, -- slug last answered, for "¿y cuánto sale?"
    service_at timestamptz,
    text_hash  bytea, -- keyed hash of the last folded text
    repeats    integer     not null default 0, -- how many times in a row that text came after our reply
    turns      integer     not null default 0, -- turns without a pause
    replied_at timestamptz, -- when we last decided on a reply
    updated_at timestamptz not null
);
create index conversation_updated on conversation (updated_at);
