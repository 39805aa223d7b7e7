-- The key of all keyed hashes, made once by the first node that starts and sealed under the encryption key, so that
-- encryption keys can be rotated without losing who is who. Owner: privacy. Never removed.
create table lookup_key (
    id         smallint primary key check (id = 1),
    key        bytea       not null, -- sealed
    created_at timestamptz not null
);
