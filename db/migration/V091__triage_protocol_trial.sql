-- Who tried a protocol on how many recorded cases of how many days; never which. Owner: triage. Kept: always, it is the
-- record; names of staff only.
create table triage_protocol_trial (
    id          bigint generated always as identity primary key,
    protocol_id text        not null,
    version     text        not null,
    days        integer     not null,
    cases       integer     not null,
    done_by     text        not null,
    at          timestamptz not null
);
comment on table triage_protocol_trial is 'append-only';
create index triage_protocol_trial_at on triage_protocol_trial (at);
