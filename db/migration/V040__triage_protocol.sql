-- What people decided about triage protocols: the newest ACTIVATED row names the active version, the newest of SUSPENDED
-- and RESUMED says whether the whole triage is a fixed text with 107. Who proposes must not be who activates.
-- Owner: triage. Kept: always, it is the record of who changed what; names of staff only.
create table triage_protocol_event (
    id          bigint generated always as identity primary key,
    what        text        not null check (what in ('PROPOSED', 'ACTIVATED', 'SUSPENDED', 'RESUMED')),
    protocol_id text        not null, -- empty for SUSPENDED and RESUMED
    version     text        not null,
    done_by     text        not null,
    at          timestamptz not null
);
comment on table triage_protocol_event is 'append-only';

-- what a new database begins with
insert into triage_protocol_event (what, protocol_id, version, done_by, at)
values ('ACTIVATED', 'caba-respiratorio-general', '1', 'instalación', now());
