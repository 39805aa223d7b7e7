-- Cases for SAME. Owner: emergency. Kept: 400 days (SAME keeps the medical record); goes with the contact.
create sequence ticket_number;
create table ticket (
    id                      uuid primary key,
    number                  text        not null unique, -- what people say aloud: A-2041
    event_id                uuid        not null,        -- shared by the patients of one event
    contact_id              bigint      not null references contact on delete cascade,
    patient_ref             text        not null,        -- which patient of the contact; nothing personal
    priority                text        not null check (priority in ('RED', 'YELLOW', 'GREEN')),
    rank                    smallint    not null
        generated always as (case priority when 'RED' then 1 when 'YELLOW' then 2 else 3 end) stored,
    status                  text        not null
        check (status in ('NEW', 'ACKNOWLEDGED', 'DISPATCHED', 'ARRIVED', 'CLOSED', 'CANCELLED')),
    delivery                text        not null check (delivery in ('PENDING', 'DELIVERED', 'REJECTED')),
    same_incident_id        text,
    same_status             text, -- the furthest that SAME itself has told of
    complete                boolean     not null,
    reported_at             timestamptz not null,
    created_at              timestamptz not null,
    closed_at               timestamptz,
    withdrawal_requested_at timestamptz,
    protocol_id             text,
    protocol_version        text,
    facts                   bytea       not null, -- sealed: caller, patient, symptoms, flags, place, summary
    corrected               text        not null default '', -- what a person has corrected, which no answer overwrites
    no_contacts             integer     not null default 0,
    updates_refused         integer     not null default 0, -- facts that SAME did not take
    same_sequence           integer     not null default 0, -- of the last update made for SAME
    reminders               smallint    not null default 0, -- how often the resident was told that SAME has not confirmed
    version                 bigint      not null
);
create unique index ticket_open_patient on ticket (contact_id, patient_ref)
    where status not in ('CLOSED', 'CANCELLED');
create index ticket_order on ticket (rank, created_at, id);
create index ticket_contact on ticket (contact_id, created_at);
create index ticket_incident on ticket (same_incident_id) where same_incident_id is not null;
create index ticket_new on ticket (created_at) where status = 'NEW';
create index ticket_undelivered on ticket (created_at) where delivery <> 'DELIVERED';

-- Keyed hashes of phones and names, to find tickets by. Goes with the ticket.
create table ticket_lookup (
    ticket_id uuid  not null references ticket on delete cascade,
    kind      text  not null check (kind in ('PHONE', 'NAME')),
    key       bytea not null,
    primary key (key, kind, ticket_id)
);
create index ticket_lookup_ticket on ticket_lookup (ticket_id);

-- Who did what when. Goes with the ticket.
create table ticket_timeline (
    id        bigint generated always as identity primary key,
    ticket_id uuid        not null references ticket on delete cascade,
    at        timestamptz not null,
    who       text        not null, -- a user, SAME or bot
    what      text        not null,
    note      bytea -- sealed
);
create index ticket_timeline_ticket on ticket_timeline (ticket_id, id);

-- The ticket's own copy of what was said. Kept: 90 days; goes with the ticket.
create table ticket_line (
    id        bigint generated always as identity primary key,
    ticket_id uuid        not null references ticket on delete cascade,
    ref       text        not null, -- of the message, by which its delivery is reported
    at        timestamptz not null,
    speaker   text        not null check (speaker in ('RESIDENT', 'BOT', 'DISPATCHER')),
    text      bytea       not null, -- sealed
    delivery  text,
    unique (ticket_id, ref)
);
create index ticket_line_ref on ticket_line (ref);
create index ticket_line_at on ticket_line using brin (at);

-- A person who attends a resident's chat; the bot is silent meanwhile. Goes with the contact.
create table ticket_attendance (
    contact_id   bigint primary key references contact on delete cascade,
    ticket_id    uuid        not null references ticket on delete cascade,
    who          text        not null,
    since        timestamptz not null,
    last_word_at timestamptz not null
);
create index ticket_attendance_who on ticket_attendance (who);
