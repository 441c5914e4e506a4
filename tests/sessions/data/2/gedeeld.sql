--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: ido; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA ido;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: cases; Type: TABLE; Schema: ido; Owner: -
--

CREATE TABLE ido.cases (
    session text NOT NULL,
    number integer NOT NULL,
    day text NOT NULL,
    location text,
    done integer NOT NULL,
    tree text NOT NULL,
    outcome text,
    found text NOT NULL,
    urgent integer NOT NULL,
    advice text,
    addressee text,
    kind text,
    nearby text NOT NULL
);


--
-- Name: session; Type: TABLE; Schema: ido; Owner: -
--

CREATE TABLE ido.session (
    id text NOT NULL,
    begun timestamp with time zone NOT NULL,
    location text,
    day text NOT NULL,
    seconds integer NOT NULL,
    done integer NOT NULL
);


--
-- Name: version; Type: TABLE; Schema: ido; Owner: -
--

CREATE TABLE ido.version (
    number integer NOT NULL
);


--
-- Data for Name: cases; Type: TABLE DATA; Schema: ido; Owner: -
--

INSERT INTO ido.cases VALUES ('24d37c7da7054db79bdac299e6534bda', 0, '2026-11-26', 'noord', 1, 'toeslagen', 'doorverwezen', 'herkend', 0, 'terugbetalen', 'dienst-toeslagen', 'overheidsinstantie', 'wijkteam');
INSERT INTO ido.cases VALUES ('24d37c7da7054db79bdac299e6534bda', 1, '2026-11-26', 'noord', 1, 'digid', 'zelf-verder', 'herkend', 0, 'inloggen', 'wijkteam', 'maatschappelijke partner', '');
INSERT INTO ido.cases VALUES ('616dbad346f545f6bcf67ff2eb22e7db', 0, '2026-11-26', 'zuid', 1, 'toeslagen', 'doorverwezen', 'herkend', 0, 'aanvragen', 'dienst-toeslagen', 'overheidsinstantie', 'wijkteam');
INSERT INTO ido.cases VALUES ('616dbad346f545f6bcf67ff2eb22e7db', 1, '2026-11-26', 'zuid', 1, 'spoed', 'overgedragen', '', 1, 'bellen', NULL, NULL, 'wijkteam gemeente-noord');


--
-- Data for Name: session; Type: TABLE DATA; Schema: ido; Owner: -
--

INSERT INTO ido.session VALUES ('24d37c7da7054db79bdac299e6534bda', '2026-11-26 19:33:18.74083+00', 'noord', '2026-11-26', 0, 1);
INSERT INTO ido.session VALUES ('616dbad346f545f6bcf67ff2eb22e7db', '2026-11-26 19:33:19.147888+00', 'zuid', '2026-11-26', 0, 1);


--
-- Data for Name: version; Type: TABLE DATA; Schema: ido; Owner: -
--

INSERT INTO ido.version VALUES (2);


--
-- Name: cases cases_pkey; Type: CONSTRAINT; Schema: ido; Owner: -
--

ALTER TABLE ONLY ido.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (session, number);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: ido; Owner: -
--

ALTER TABLE ONLY ido.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: case_day; Type: INDEX; Schema: ido; Owner: -
--

CREATE INDEX case_day ON ido.cases USING btree (day, done, location, tree, outcome, urgent, found, addressee, nearby);


--
-- Name: session_day; Type: INDEX; Schema: ido; Owner: -
--

CREATE INDEX session_day ON ido.session USING btree (day, done, location, seconds);


--
-- Name: cases cases_session_fkey; Type: FK CONSTRAINT; Schema: ido; Owner: -
--

ALTER TABLE ONLY ido.cases
    ADD CONSTRAINT cases_session_fkey FOREIGN KEY (session) REFERENCES ido.session(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


