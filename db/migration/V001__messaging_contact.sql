-- Residents who write, by a key of our own. Owner: messaging. Kept: 12 months after an identifier was last seen.
create table contact (
    id         bigint generated always as identity primary key,
    created_at timestamptz not null
);

-- What Meta calls them. Stored as sent, never merged on a rewritten form; goes with the contact.
create table contact_identifier (
    kind          text        not null check (kind in ('PHONE', 'BSUID', 'PARENT_BSUID')),
    value_hash    bytea       not null, -- keyed hash, to find it
    contact_id    bigint      not null references contact on delete cascade,
    value         bytea       not null, -- sealed, to write back to it
    -- another form of a phone number that Meta uses beside the one the resident writes from
    alias         boolean     not null default false,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null, -- to the day
    -- active until a notice of WhatsApp's said, at this time, that the resident has another one
    replaced_at   timestamptz,
    primary key (kind, value_hash)
);
create index contact_identifier_contact on contact_identifier (contact_id);

-- Two contacts that one message named, or a number that came back with another person: for a person to look at, never
-- merged.
create table identity_conflict (
    contact_id bigint      not null references contact on delete cascade,
    other_id   bigint      not null references contact on delete cascade,
    reason     text        not null check (reason in ('SHARED', 'TAKEN_OVER')),
    seen_at    timestamptz not null,
    primary key (contact_id, other_id)
);
create index identity_conflict_other on identity_conflict (other_id);
