-- What residents asked in vain, for editors: folded, with names, numbers and addresses masked, without contact and hour.
-- Owner: faq. Kept: 180 days; nothing leads back to a resident.
create table unanswered_question (
    id           bigint generated always as identity primary key,
    day          date    not null, -- in Buenos Aires
    question_key text    not null, -- the same for questions of the same telling words in any order
    text         text    not null check (text <> '' and char_length(text) <= 300),
    times        integer not null default 1 check (times >= 0),
    unique (day, question_key)
);
