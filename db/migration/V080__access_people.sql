-- Users are looked after in the console now.
alter table app_user
    add column email       text,        -- for the daily mail about what waits
    add column disabled_at timestamptz, -- may not sign in since then; nobody is removed, since records name them
    add column must_change boolean not null default false, -- knows a password that somebody else knows too
    add column stamp       integer not null default 0; -- sessions with another stamp are over

-- Who may, for a while, do what the referent of an area may. Owner: access. Kept: 400 days after its end; names of staff.
create table deputy (
    id        bigint generated always as identity primary key,
    area      text        not null,
    name      text        not null references app_user,
    begins_at timestamptz not null,
    ends_at   timestamptz not null check (ends_at > begins_at),
    named_by  text        not null
);
create index deputy_name on deputy (name, ends_at);

-- Who changed whose rights, passwords, deputies and areas. Owner: access. Kept: always, it is the record; names of staff.
create table access_event (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    who    text        not null,
    what   text        not null,
    about  text        not null, -- a user or an area
    detail text        not null  -- roles, slugs, times: no password and no address
);
comment on table access_event is 'append-only';
create index access_event_at on access_event (at);

-- audits are read by time
create index content_event_at on content_event (at);
create index content_revision_at on content_revision (at);
