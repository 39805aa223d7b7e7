-- How many messages were about what, by hour, so that figures outlive the messages and reading them costs nothing. Counted
-- from the decisions that are kept beside messages; of health and emergencies the total only. Owner: faq. Kept: 400 days;
-- nothing leads back to a resident.
create table asked_count (
    hour    timestamptz not null,
    kind    text        not null check (kind in ('ANSWERED', 'CHOSEN', 'FOUND', 'ASKED_BACK', 'UNANSWERED', 'ELSEWHERE',
                                                 'TALK', 'HEALTH', 'PERSON', 'FAILED')),
    service text        not null, -- slug; empty where it was about none
    topic   text        not null, -- empty for the general answer
    times   bigint      not null check (times > 0),
    primary key (hour, kind, service, topic)
);

-- From which hour on messages may still be to count, and when it was last done; nodes take turns by its lock.
-- Owner: faq. One row, never removed.
create table asked_count_progress (
    id         smallint primary key check (id = 1),
    next_hour  timestamptz, -- null: nothing has been counted yet
    counted_at timestamptz
);
insert into asked_count_progress values (1, null, null);
