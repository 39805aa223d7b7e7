-- Content as people write and approve it. Until now only the files that ship had written content, and they are read
-- again at the next start: the tables that held it make room for items whose every text is a revision.
drop table keyword, answer, city_service;
drop trigger area_changed on area; -- no area's name reaches residents

-- A service (its name and the words that lead to it) or an answer of it. What residents get is the live revision.
-- Owner: faq. Kept: retired, never removed; names of staff only.
create table content_item (
    id               bigint generated always as identity primary key,
    kind             text    not null check (kind in ('SERVICE', 'ANSWER')),
    service          text    not null check (service ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    topic            text check (topic ~ '^[a-z0-9]+(-[a-z0-9]+)*$'), -- null: the general answer
    area_slug        text    not null references area,
    state            text    not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')), -- of the head
    revisions        integer not null, -- the highest number so far
    head             integer not null, -- the revision that is worked on
    live             integer, -- the revision that residents get
    contributors     text[]  not null, -- who had a hand in what is not live yet: none of them approves it
    approvals        text[]  not null,
    approvals_needed integer not null check (approvals_needed in (1, 2)),
    retiring         text, -- who asked for the end of what needs two people
    publish_at       timestamptz,
    expires_at       timestamptz,
    import_id        bigint, -- came with an import that is approved as a whole
    follows_files    boolean not null, -- as db/content ships it and follows it; false: published by a person
    source_hash      text, -- of the shipped text that it was last taken from
    version          integer not null,
    unique nulls not distinct (kind, service, topic),
    check (kind = 'ANSWER' or topic is null),
    check (state <> 'PUBLISHED' or live = head)
);

-- What an item said at some time. Owner: faq. Kept: always, it is the record of who wrote what; names of staff only.
create table content_revision (
    id      bigint generated always as identity primary key,
    item_id bigint      not null references content_item,
    number  integer     not null check (number > 0),
    content text        not null, -- JSON
    author  text        not null,
    at      timestamptz not null,
    reason  text        not null,
    unique (item_id, number)
);
comment on table content_revision is 'append-only';

-- What was done with items besides writing. Owner: faq. Kept: always, it is the record; names of staff only.
create table content_event (
    id       bigint generated always as identity primary key,
    item_id  bigint      not null references content_item,
    revision integer     not null,
    what     text        not null check (what in ('SUBMITTED', 'SENT_BACK', 'APPROVED', 'PUBLISHED', 'ROLLED_BACK',
                                                  'DISCARDED', 'RETIREMENT_ASKED', 'RETIRED')),
    who      text        not null,
    at       timestamptz not null,
    reason   text        not null,
    detail   text -- JSON: what the trial before it showed
);
create index content_event_item on content_event (item_id);
comment on table content_event is 'append-only';

-- nodes read the content again when what residents get changed, not with every draft
create trigger content_live after update on content_item
    for each row when (old.live is distinct from new.live or old.area_slug <> new.area_slug)
    execute function content_changed();
create trigger content_added after insert on content_item
    for each row when (new.live is not null) execute function content_changed();
create trigger content_removed after delete on content_item
    for each statement execute function content_changed();
