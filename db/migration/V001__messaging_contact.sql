-- Residents who write, by a key of our own. Owner: messaging. Kept: 12 months after the last message.
create table contact (
    id              bigint generated always as identity primary key,
    created_at      timestamptz not null,
    -- the latest message by Meta's clock: opens the 24-hour window
    last_message_at timestamptz,
    profile_name    bytea -- sealed
);

-- What Meta calls them. Stored as sent, never merged on a rewritten form; goes with the contact.
create table contact_identifier (
    id            bigint generated always as identity primary key,
    contact_id    bigint      not null references contact on delete cascade,
    kind          text        not null check (kind in ('PHONE', 'BSUID', 'PARENT_BSUID')),
    value_hash    bytea       not null, -- keyed hash, to find it
    value         bytea       not null, -- sealed, to write back to it
    active        boolean     not null default true,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    unique (kind, value_hash)
);
create index contact_identifier_contact on contact_identifier (contact_id);

-- Two identifiers of one message that belong to two contacts: recorded for a person, never merged.
create table identity_conflict (
    id         bigint generated always as identity primary key,
    contact_id bigint      not null references contact on delete cascade,
    other_id   bigint      not null references contact on delete cascade,
    seen_at    timestamptz not null,
    unique (contact_id, other_id)
);
create index identity_conflict_other on identity_conflict (other_id);
