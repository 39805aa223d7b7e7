-- What the whole City has to be told for a while: before or in place of the answers of some services, or of all.
-- Owner: faq. Kept: always, it is the record of who said what; names of staff only.
create table content_notice (
    id          bigint generated always as identity primary key,
    text        text        not null,
    services    text[]      not null, -- empty: all
    instead     boolean     not null, -- of the answers; else before them
    ends_at     timestamptz not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    approvals   text[]      not null default '{}',
    state       text        not null default 'PROPOSED' check (state in ('PROPOSED', 'ACTIVE', 'ENDED')),
    ended_by    text
);
create trigger notice_changed after update on content_notice
    for each row when (old.state is distinct from new.state) execute function content_changed();
