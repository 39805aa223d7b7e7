-- Versions of protocols that clinicians brought in at run time, as they wrote them; each was read and proved before it
-- was kept. What ships in db/protocols is not here. Owner: triage. Kept: always, conversations and the record of who
-- changed what name them; names of staff only.
create table triage_protocol_text (
    protocol_id text        not null,
    version     text        not null,
    yaml        text        not null,
    done_by     text        not null,
    at          timestamptz not null,
    primary key (protocol_id, version)
);
comment on table triage_protocol_text is 'append-only';
