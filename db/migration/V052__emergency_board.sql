-- That a ticket fell overdue at a priority, so that boards are told of it once. Goes with the ticket.
create table ticket_overdue (
    ticket_id uuid        not null references ticket on delete cascade,
    priority  text        not null,
    at        timestamptz not null,
    primary key (ticket_id, priority)
);

-- Boards that are connected, written anew every few seconds by the node that they are connected to. Owner: emergency.
-- Kept: minutes.
create table board_watch (
    node    uuid        not null,
    who     text        not null, -- a dispatcher
    seen_at timestamptz not null,
    primary key (node, who)
);

-- Dispatchers who are on a break: their boards are connected and nobody sits there. Kept: till it ends.
create table dispatcher_break (
    who   text primary key,
    since timestamptz not null
);

-- Words of dispatchers whose fate is not known to the end
create index ticket_line_fate on ticket_line (at)
    where speaker = 'DISPATCHER' and (delivery is null or delivery not in ('read', 'failed'));

-- The board's list and its counts, however many have ended
create index ticket_open on ticket (rank, created_at, id) where status not in ('CLOSED', 'CANCELLED');
create index ticket_ended on ticket (closed_at desc, id) where closed_at is not null;
