-- What was done with notices, and when. Owner: faq. Kept: always, it is the record of who said what; names of staff only.
create table content_notice_event (
    id        bigint generated always as identity primary key,
    notice_id bigint      not null references content_notice,
    what      text        not null check (what in ('PROPOSED', 'APPROVED', 'ENDED')),
    who       text        not null,
    at        timestamptz not null
);
comment on table content_notice_event is 'append-only';
create index content_notice_event_at on content_notice_event (at);

-- of approvals and ends so far nobody wrote down when
insert into content_notice_event (notice_id, what, who, at)
select id, 'PROPOSED', proposed_by, proposed_at from content_notice order by id;
