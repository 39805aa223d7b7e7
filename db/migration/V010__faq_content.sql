-- Government areas that own content. Owner: faq. Kept: as long as the service runs; nothing personal.
create table area (
    slug   text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name   text not null,
    -- FILE: as db/content ships it and follows it; EDITOR: changed by a person, no file overwrites it
    origin text not null default 'EDITOR' check (origin in ('FILE', 'EDITOR'))
);

-- City services that residents ask for. Owner: faq. Kept: retired, never removed; nothing personal.
create table city_service (
    id          bigint generated always as identity primary key,
    slug        text     not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    area_slug   text     not null references area,
    title       text     not null,
    short_title text, -- where the title is too long for a button (20 characters)
    summary     text     not null,
    position    integer  not null default 1000, -- order in the menu
    state       text     not null default 'PUBLISHED' check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
    version     integer  not null default 1,
    origin      text     not null default 'EDITOR' check (origin in ('FILE', 'EDITOR')),
    source_hash text -- of the file's text that it was last taken from
);

-- Answers of a service: the general one has no topic. Owner: faq. Kept: retired, never removed; nothing personal.
create table answer (
    id          bigint generated always as identity primary key,
    service_id  bigint   not null references city_service,
    topic       text check (topic ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title       text     not null,
    body        text     not null, -- WhatsApp markup
    link_text   text,
    link_url    text,
    follow_ups  text[]   not null default '{}', -- topics of the same service, or service or service/topic of another
    sources     text[]   not null default '{}',
    facts_date  date,
    review_by   date,
    position    integer  not null default 1000,
    state       text     not null default 'PUBLISHED' check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
    version     integer  not null default 1,
    origin      text     not null default 'EDITOR' check (origin in ('FILE', 'EDITOR')),
    source_hash text,
    unique nulls not distinct (service_id, topic)
);

-- The words that lead to a service, or to one topic of it. Owner: faq. Kept: with the service; nothing personal.
create table keyword (
    id         bigint generated always as identity primary key,
    service_id bigint not null references city_service,
    topic      text,
    kind       text   not null check (kind in ('KEYWORD', 'NEGATIVE', 'EXAMPLE')),
    text       text   not null check (text <> ''),
    weight     real   not null default 3 check (weight > 0 and weight <= 5), -- 5: only this
    origin     text   not null default 'EDITOR' check (origin in ('FILE', 'EDITOR')),
    unique nulls not distinct (service_id, topic, kind, text)
);

-- Goes up with every change of the content, in the transaction of the change; every node asks for it and reads the
-- content again when it moved. Owner: faq. One row, never removed.
create table content_change (
    id         smallint primary key check (id = 1),
    version    bigint      not null,
    changed_at timestamptz not null,
    changed_by xid8 -- the transaction that raised it: once each, however many rows it changes
);
insert into content_change values (1, 1, now(), null);

create function content_changed() returns trigger language plpgsql as $$
begin
    update content_change set version = version + 1, changed_at = now(), changed_by = pg_current_xact_id()
    where id = 1 and changed_by is distinct from pg_current_xact_id();
    return null;
end $$;

create trigger area_changed after insert or update or delete on area
    for each statement execute function content_changed();
create trigger city_service_changed after insert or update or delete on city_service
    for each statement execute function content_changed();
create trigger answer_changed after insert or update or delete on answer
    for each statement execute function content_changed();
create trigger keyword_changed after insert or update or delete on keyword
    for each statement execute function content_changed();
