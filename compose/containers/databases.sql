-- A role and a database for each service that stores; each role may enter its own only. Run again
-- it changes nothing but passwords, which are those of the files.
\set ON_ERROR_STOP on
\set identity `cat /srv/keys/database/identity.password`
\set points `cat /srv/keys/database/points.password`
\set tiers `cat /srv/keys/database/tiers.password`
\set recommendations `cat /srv/keys/database/recommendations.password`

CREATE TEMPORARY TABLE wanted (name text, password text);
INSERT INTO wanted VALUES
    ('identity', :'identity'),
    ('points', :'points'),
    ('tiers', :'tiers'),
    ('recommendations', :'recommendations');

SELECT format('CREATE ROLE %I LOGIN', name)
FROM wanted WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', name, password) FROM wanted \gexec
SELECT format(
    'CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C''', name, name)
FROM wanted WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name) FROM wanted \gexec
