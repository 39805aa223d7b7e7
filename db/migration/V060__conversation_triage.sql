-- Dialogs about a patient: a triage, or what is asked after a sign of danger. Owner: conversation. Kept: 30 days after
-- the last word; goes with the contact. What came of it stays in the ticket.
create table triage_talk (
    id               bigint generated always as identity primary key,
    contact_id       bigint      not null references contact on delete cascade,
    state            text        not null check (state in ('OPEN', 'PAUSED', 'ENDED')),
    waits_for        text, -- a question of the protocol, or a step of our own, which begins with @
    tries            smallint    not null default 0, -- how often that was asked again
    protocol_id      text,
    protocol_version text,
    patient_ref      text        not null, -- which patient of the contact; nothing personal
    known            bytea       not null, -- sealed: answers, place, number to call back
    ticket_id        uuid,
    discreet         boolean     not null default false, -- violence or self-harm: somebody else may hold the phone
    outcome          text,
    started_at       timestamptz not null,
    heard_at         timestamptz not null, -- when the resident last wrote, by Meta's clock
    remind_at        timestamptz,
    due_at           timestamptz, -- silence until then ends the waiting
    updated_at       timestamptz not null
);
create unique index triage_talk_open on triage_talk (contact_id) where state <> 'ENDED';
create index triage_talk_contact on triage_talk (contact_id, id);
create index triage_talk_ticket on triage_talk (ticket_id) where ticket_id is not null;
create index triage_talk_due on triage_talk (least(remind_at, due_at))
    where remind_at is not null or due_at is not null;
create index triage_talk_updated on triage_talk (updated_at);
