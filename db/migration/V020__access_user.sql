-- People who sign in here. Owner: access. Kept: till an administrator removes them.
create table app_user (
    name       text primary key,
    password   text        not null, -- encoded, with the id of its encoder in front
    area       text,                 -- an editor's government area
    created_at timestamptz not null
);
create table app_user_role (
    name text not null references app_user on delete cascade,
    role text not null,
    primary key (name, role)
);
