-- What SAME is to be told, in order for each ticket. Owner: emergency. Kept: bodies 30 days after they were taken, rows
-- as long as the ticket.
create table same_call (
    id         bigint generated always as identity primary key,
    ticket_id  uuid        not null references ticket on delete cascade,
    kind       text        not null check (kind in ('REPORT', 'UPDATE', 'CANCEL')),
    -- the ticket's, beside the row, so that the most urgent is found in an index however many wait
    rank       smallint    not null,
    ticket_at  timestamptz not null,
    body       bytea, -- sealed; a report's bytes are frozen at its first attempt
    state      text        not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'DONE', 'REFUSED')),
    due_at     timestamptz not null,
    held       boolean     not null default false, -- due_at is SAME's own wish, not our back-off
    claimed_at timestamptz,
    attempts   integer     not null default 0,
    note       text, -- how the last attempt ended; nothing personal
    ended_at   timestamptz
);
create index same_call_order on same_call (rank, ticket_at, id) where state = 'WAITING';
create index same_call_ticket on same_call (ticket_id, id);
create index same_call_sending on same_call (claimed_at) where state = 'SENDING';
create index same_call_ended on same_call (ended_at) where body is not null;

-- Status events of SAME's, each of which takes effect once. Goes with the ticket.
create table same_event (
    event_id    text primary key,
    ticket_id   uuid        not null references ticket on delete cascade,
    status      text        not null,
    at          timestamptz not null,
    received_at timestamptz not null,
    moved       boolean     not null -- false: late or backward
);
create index same_event_ticket on same_event (ticket_id);

-- That a ticket changed, for boards that follow. A change is numbered after its commit, by one node at a time, so that
-- the numbers appear in order and a board that resumes misses nothing. Kept: 7 days.
create sequence ticket_change_number;
create table ticket_change (
    id        bigint generated always as identity primary key,
    ticket_id uuid        not null references ticket on delete cascade,
    at        timestamptz not null,
    seq       bigint unique
);
create index ticket_change_open on ticket_change (id) where seq is null;
create index ticket_change_ticket on ticket_change (ticket_id);
create index ticket_change_at on ticket_change using brin (at);

-- Every look at clinical data: who, when, from where, at which tickets. Owner: emergency. The runtime role can add and
-- read, nothing more; removed by the owner role when the law allows.
create table clinical_look (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    who     text        not null,
    address text        not null, -- of the network, as the proxy tells it
    way     text        not null check (way in ('LIST', 'SEARCH', 'TICKET', 'CHANGE', 'STREAM')),
    tickets uuid[]      not null
);
comment on table clinical_look is 'append-only';
create index clinical_look_at on clinical_look using brin (at);
