-- Content files that somebody brought, approved as a whole. Owner: faq. Kept: always, it is the record of who brought
-- what; names of staff only.
create table content_import (
    id        bigint generated always as identity primary key,
    who       text        not null,
    at        timestamptz not null,
    needed    integer     not null, -- approvals
    items     integer     not null, -- new texts that belong to it; fewer: somebody changed one, and it is void
    removals  bigint[]    not null, -- items that the files no longer have
    state     text        not null check (state in ('IN_REVIEW', 'PUBLISHED', 'DISCARDED')),
    approvals text[]      not null default '{}'
);
create index content_item_import on content_item (import_id) where import_id is not null;
