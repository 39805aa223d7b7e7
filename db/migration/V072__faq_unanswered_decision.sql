-- What editors decided about questions without an answer; decided ones are no longer shown. Owner: faq. Kept: as long as
-- the questions, 180 days; names of staff only.
create table unanswered_decision (
    question_key text primary key,
    what         text        not null check (what in ('ASSIGNED', 'DISMISSED')),
    who          text        not null,
    at           timestamptz not null,
    reason       text        not null,
    item_id      bigint references content_item -- whose text answers it, once that is live
);
