-- Which answer of the service was the last one: "¿dónde?" after vaccines is not about identity cards.
alter table conversation add column topic text; -- null for the general answer
