-- Who got the daily mail of which day: the node that adds the row sends it, and takes the row away when it cannot.
-- Owner: access. Kept: 30 days; names of staff only.
create table mail_digest (
    name text not null references app_user,
    day  date not null,
    primary key (name, day)
);
create index mail_digest_day on mail_digest (day);
