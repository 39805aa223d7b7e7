-- Phrases that tell of danger beside those that ship: what people proposed and approved, in the order of coming into
-- force. What ships is not here and is never taken back by it.
-- Owner: conversation. Kept: always, it is the record of who changed what; names of staff only.
create table red_flag_change (
    id          bigint generated always as identity primary key,
    flag        text        not null, -- an id of red-flags.yaml
    deed        text        not null check (deed in ('ADD', 'TAKE_BACK')),
    phrases     text[]      not null check (cardinality(phrases) > 0), -- folded
    reason      text        not null,
    state       text        not null check (state in ('PROPOSED', 'IN_FORCE', 'DISCARDED')),
    proposed_by text        not null,
    proposed_at timestamptz not null,
    approvals   text[]      not null default '{}',
    place       integer unique, -- in the order of coming into force, from 1 on
    check ((state = 'IN_FORCE') = (place is not null)),
    check (state <> 'IN_FORCE' or cardinality(approvals) >= 2),
    check (not proposed_by = any (approvals))
);

-- What was done with them, and when. Owner: conversation. Kept: always, it is the record; names of staff only.
create table red_flag_change_event (
    id        bigint generated always as identity primary key,
    change_id bigint      not null references red_flag_change,
    what      text        not null check (what in ('PROPOSED', 'APPROVED', 'IN_FORCE', 'DISCARDED')),
    who       text        not null,
    at        timestamptz not null,
    reason    text        not null
);
comment on table red_flag_change_event is 'append-only';
create index red_flag_change_event_at on red_flag_change_event (at);
