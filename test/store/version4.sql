PRAGMA application_id = 1684894307; PRAGMA user_version = 4;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE runs (
  id TEXT PRIMARY KEY NOT NULL,
  version TEXT NOT NULL,
  schema INTEGER NOT NULL,
  model_hash TEXT,
  codebook_hash TEXT
);
INSERT INTO runs VALUES('bf4c840dbad000c5','0.1.0',1,'3b45cfae77409e82','50d3925606323487');
CREATE TABLE rules (
  codebook_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT NOT NULL,
  file TEXT,
  line INTEGER,
   PRIMARY KEY (codebook_hash, name)
) WITHOUT ROWID;
INSERT INTO rules VALUES('50d3925606323487','agree-approve-arms-sale','AGREE',NULL,'0312','events/agree.rules',329);
INSERT INTO rules VALUES('50d3925606323487','cooperate-arms-sale-noun','COOPERATE',NULL,'062','events/cooperate.rules',359);
INSERT INTO rules VALUES('50d3925606323487','reject-defy-law','REJECT','yield','128','events/reject_defy.rules',3);
INSERT INTO rules VALUES('50d3925606323487','sanction-halt-talks','SANCTION','discontinue','164','events/sanction.rules',15);
CREATE TABLE documents (
  id TEXT PRIMARY KEY NOT NULL,
  content_hash TEXT NOT NULL,
  source_id TEXT,
  url TEXT,
  title TEXT,
  outlet TEXT,
  byline TEXT,
  published_value TEXT,
  published_how TEXT,
  language TEXT,
  text TEXT NOT NULL,
  file TEXT,
  line INTEGER,
  run TEXT NOT NULL REFERENCES runs(id),
  digest TEXT NOT NULL
);
INSERT INTO documents VALUES('9332e8890b56798f','9332e8890b56798f',NULL,NULL,NULL,NULL,NULL,'2024-07-17','option','en',replace('China suspended arms control talks with the United States over arms sales to Taiwan.\n"The United States ignored our warnings," ministry spokesman Lin Jian said on Wednesday. Washington approved the sale of 200 armed drones to Taiwan for $360 million in June.','\n',char(10)),'talks.txt',NULL,'bf4c840dbad000c5','7f63e2ffc058ac92');
CREATE TABLE document_problems (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE sentences (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  part TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL
);
INSERT INTO sentences VALUES('9332e8890b56798f-0','9332e8890b56798f',0,'body',0,84);
INSERT INTO sentences VALUES('9332e8890b56798f-1','9332e8890b56798f',1,'body',85,173);
INSERT INTO sentences VALUES('9332e8890b56798f-2','9332e8890b56798f',2,'body',174,258);
CREATE TABLE mentions (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  how TEXT,
  time_value TEXT,
  time_type TEXT,
  time_precision TEXT,
  time_how TEXT,
  amount_value REAL,
  amount_low REAL,
  amount_high REAL,
  amount_unit TEXT,
  item_category TEXT,
  item_register TEXT,
  item_designation TEXT,
  item_maker TEXT,
  item_origin TEXT,
  place_name TEXT,
  place_country TEXT,
  place_admin TEXT,
  place_lat REAL,
  place_lon REAL,
  place_kind TEXT,
  place_precision TEXT,
  place_chosen TEXT,
  people_role TEXT,
  people_whose TEXT,
  people_by TEXT,
  people_superseded INTEGER,
  speech_name TEXT,
  speech_code TEXT,
  speech_span_begin INTEGER,
  speech_span_end INTEGER,
  speech_verb TEXT,
  speech_role TEXT,
  speech_to_name TEXT,
  speech_to_code TEXT,
  speech_to_span_begin INTEGER,
  speech_to_span_end INTEGER,
  speech_through_name TEXT,
  speech_through_code TEXT,
  speech_through_span_begin INTEGER,
  speech_through_span_end INTEGER,
  speech_through_how TEXT
);
INSERT INTO mentions VALUES('9332e8890b56798f-0','9332e8890b56798f',0,'actor','China',0,5,'name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-1','9332e8890b56798f',0,'actor','United States',44,57,'name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-2','9332e8890b56798f',0,'item','arms',63,67,'lexicon',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'weapon',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-3','9332e8890b56798f',0,'actor','Taiwan',77,83,'name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-4','9332e8890b56798f',1,'said','The United States ignored our warnings',86,124,'quotation',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'ministry spokesman Lin Jian','CHNGOV',127,154,'say','ministry spokesman',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-5','9332e8890b56798f',1,'actor','United States',90,103,'name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-6','9332e8890b56798f',1,'actor','our',112,115,'speaker',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-7','9332e8890b56798f',1,'actor','ministry spokesman Lin Jian',127,154,'office',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-8','9332e8890b56798f',1,'actor','Lin Jian',146,154,'office',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-9','9332e8890b56798f',1,'time','Wednesday',163,172,'relative','2024-07-17','DATE','day','relative',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-10','9332e8890b56798f',2,'actor','Washington',174,184,'capital',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-11','9332e8890b56798f',2,'quantity','200 armed drones',206,222,'number',NULL,NULL,NULL,NULL,200.0,200.0,200.0,'drone',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-12','9332e8890b56798f',2,'item','armed drones',210,222,'lexicon',NULL,NULL,NULL,NULL,200.0,200.0,200.0,'drone','drone','IV',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-13','9332e8890b56798f',2,'actor','Taiwan',226,232,'name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-14','9332e8890b56798f',2,'money','$360 million',237,249,'currency',NULL,NULL,NULL,NULL,360000000.0,360000000.0,360000000.0,'USD',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO mentions VALUES('9332e8890b56798f-15','9332e8890b56798f',2,'time','June',253,257,'relative','2024-06','DATE','month','relative',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE mention_actors (
  mention TEXT NOT NULL REFERENCES mentions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  country TEXT,
  cow INTEGER,
  sectors TEXT NOT NULL,
  name TEXT,
  entity TEXT NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (mention, position)
) WITHOUT ROWID;
INSERT INTO mention_actors VALUES('9332e8890b56798f-0',0,'CHN','CHN',710,'[]','China','CHN',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-1',0,'USA','USA',2,'[]','United States','USA',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-10',0,'USAGOV','USA',2,'["GOV"]','United States','USA',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-13',0,'TWN','TWN',713,'[]','Taiwan','TWN',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-3',0,'TWN','TWN',713,'[]','Taiwan','TWN',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-4',0,'CHNGOV','CHN',710,'["GOV"]','Lin Jian','person:Lin Jian',1);
INSERT INTO mention_actors VALUES('9332e8890b56798f-5',0,'USA','USA',2,'[]','United States','USA',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-6',0,'CHN','CHN',710,'[]','China','CHN',0);
INSERT INTO mention_actors VALUES('9332e8890b56798f-7',0,'CHNGOV','CHN',710,'["GOV"]','Lin Jian','person:Lin Jian',1);
INSERT INTO mention_actors VALUES('9332e8890b56798f-8',0,'CHNGOV','CHN',710,'["GOV"]','Lin Jian','person:Lin Jian',1);
CREATE TABLE events (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sentence INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,
  cameo TEXT NOT NULL,
  quad INTEGER NOT NULL,
  score REAL,
  date_value TEXT,
  date_precision TEXT,
  date_how TEXT,
  place_name TEXT,
  place_country TEXT,
  place_admin TEXT,
  place_lat REAL,
  place_lon REAL,
  place_kind TEXT,
  place_precision TEXT,
  place_how TEXT,
  place_span_begin INTEGER,
  place_span_end INTEGER,
  status TEXT NOT NULL,
  background INTEGER NOT NULL,
  polarity TEXT NOT NULL,
  claim TEXT NOT NULL,
  trigger_text TEXT NOT NULL,
  trigger_span_begin INTEGER NOT NULL,
  trigger_span_end INTEGER NOT NULL,
  topic_text TEXT,
  topic_span_begin INTEGER,
  topic_span_end INTEGER,
  rule TEXT,
  decided_by TEXT NOT NULL,
  confidence REAL NOT NULL,
  reconsidered TEXT NOT NULL,
  text TEXT NOT NULL
);
INSERT INTO events VALUES('88bdc1f79f35ed1e','9332e8890b56798f',0,'SANCTION','discontinue','["diplomatic"]','164',4,-6.0,'2024-07-17','day','document',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'happened',0,'affirmed','stated','suspended',6,15,NULL,NULL,NULL,'sanction-halt-talks','rule',1.0,'[]','China suspended arms control talks with the United States over arms sales to Taiwan.');
INSERT INTO events VALUES('1dd2680fef2796ab','9332e8890b56798f',0,'COOPERATE',NULL,'["military"]','062',2,9.5,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'happened',0,'affirmed','stated','arms sales',63,73,'over arms sales to Taiwan',58,83,'cooperate-arms-sale-noun','rule',0.76000000000000000888,'[]','China suspended arms control talks with the United States over arms sales to Taiwan.');
INSERT INTO events VALUES('eaa16ad9a98cb0ba','9332e8890b56798f',1,'REJECT','yield','["legal"]','128',3,-2.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'happened',0,'affirmed','alleged','ignored',104,111,'our warnings',112,124,'reject-defy-law','rule',0.73999999999999999111,'["background"]','"The United States ignored our warnings," ministry spokesman Lin Jian said on Wednesday.');
INSERT INTO events VALUES('d9f978166307421d','9332e8890b56798f',2,'AGREE',NULL,'["military"]','0312',1,2.5,'2024-06','month','relative',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'happened',1,'affirmed','stated','approved',185,193,'the sale of 200 armed drones to Taiwan',194,232,'agree-approve-arms-sale','rule',1.0,'[]','Washington approved the sale of 200 armed drones to Taiwan for $360 million in June.');
CREATE TABLE event_actors (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  country TEXT,
  cow INTEGER,
  sectors TEXT NOT NULL,
  name TEXT,
  entity TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  how TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
INSERT INTO event_actors VALUES('1dd2680fef2796ab',0,'USA','USA',2,'[]','United States','USA',44,57,'governor');
INSERT INTO event_actors VALUES('88bdc1f79f35ed1e',0,'CHN','CHN',710,'[]','China','CHN',0,5,'name');
INSERT INTO event_actors VALUES('d9f978166307421d',0,'USAGOV','USA',2,'["GOV"]','Washington','USA',174,184,'capital');
INSERT INTO event_actors VALUES('eaa16ad9a98cb0ba',0,'USA','USA',2,'[]','United States','USA',90,103,'name');
CREATE TABLE event_recipients (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  country TEXT,
  cow INTEGER,
  sectors TEXT NOT NULL,
  name TEXT,
  entity TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  how TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
INSERT INTO event_recipients VALUES('1dd2680fef2796ab',0,'TWN','TWN',713,'[]','Taiwan','TWN',77,83,'name');
INSERT INTO event_recipients VALUES('88bdc1f79f35ed1e',0,'USA','USA',2,'[]','United States','USA',44,57,'name');
INSERT INTO event_recipients VALUES('d9f978166307421d',0,'TWN','TWN',713,'[]','Taiwan','TWN',226,232,'name');
INSERT INTO event_recipients VALUES('eaa16ad9a98cb0ba',0,'CHN','CHN',710,'[]','our','CHN',112,115,'speaker');
CREATE TABLE event_amounts (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  unit TEXT,
  text TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
INSERT INTO event_amounts VALUES('d9f978166307421d',0,'quantity',200.0,200.0,200.0,'drone','200 armed drones',206,222);
INSERT INTO event_amounts VALUES('d9f978166307421d',1,'money',360000000.0,360000000.0,360000000.0,'USD','$360 million',237,249);
CREATE TABLE event_items (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  register TEXT,
  designation TEXT,
  maker TEXT,
  origin TEXT,
  quantity REAL,
  low REAL,
  high REAL,
  text TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
INSERT INTO event_items VALUES('1dd2680fef2796ab',0,'weapon',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'arms',63,67);
INSERT INTO event_items VALUES('d9f978166307421d',0,'drone','IV',NULL,NULL,NULL,200.0,200.0,200.0,'armed drones',210,222);
CREATE TABLE event_casualties (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  low REAL,
  high REAL,
  whose TEXT,
  text TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_attribution (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  code TEXT,
  span_begin INTEGER,
  span_end INTEGER,
  verb TEXT,
  role TEXT,
  to_name TEXT,
  to_code TEXT,
  to_span_begin INTEGER,
  to_span_end INTEGER,
  through_name TEXT,
  through_code TEXT,
  through_span_begin INTEGER,
  through_span_end INTEGER,
  through_how TEXT,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
INSERT INTO event_attribution VALUES('eaa16ad9a98cb0ba',0,'ministry spokesman Lin Jian','CHNGOV',127,154,'say','ministry spokesman',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE links (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  from_event TEXT,
  to_event TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  words TEXT,
  span_begin INTEGER,
  span_end INTEGER,
  from_text TEXT,
  from_span_begin INTEGER,
  from_span_end INTEGER,
  confidence REAL NOT NULL
);
INSERT INTO links VALUES('f6acf8f5b4066dbc','9332e8890b56798f','cause','1dd2680fef2796ab','88bdc1f79f35ed1e',0,'over',58,62,'arms sales to Taiwan',63,83,0.67191827664031178457);
CREATE TABLE link_attribution (
  link TEXT NOT NULL REFERENCES links(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT,
  code TEXT,
  span_begin INTEGER,
  span_end INTEGER,
  verb TEXT,
  role TEXT,
  to_name TEXT,
  to_code TEXT,
  to_span_begin INTEGER,
  to_span_end INTEGER,
  through_name TEXT,
  through_code TEXT,
  through_span_begin INTEGER,
  through_span_end INTEGER,
  through_how TEXT,
  PRIMARY KEY (link, position)
) WITHOUT ROWID;
CREATE TABLE facts (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  ledger TEXT NOT NULL,
  state TEXT,
  date TEXT,
  fact TEXT NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
INSERT INTO facts VALUES('9332e8890b56798f',0,'channels','suspended','2024-07-17','{"fact":"channels","state":"suspended","actors":[{"code":"USA","key":"USA","name":"United States"},{"code":"CHN","key":"CHN","name":"China"}],"recipients":[],"by":{"code":"CHN","key":"CHN","name":"China"},"subject":"arms control and non-proliferation","subject_text":"arms control","subject_guessed":false,"subject_loose":false,"planned":null,"form":"talks","date":"2024-07-17","own_day":true,"published":"2024-07-17","place":null,"level":null,"heads":null,"kind":null,"items":[],"value":null,"low":null,"high":null,"unit":null,"former_value":null,"whole_value":null,"deal":0,"ordinal":0,"basis":null,"number":null,"makers":[],"reasons":[{"text":"arms sales to Taiwan","event":"1dd2680fef2796ab","by":"author","confidence":0.6719182766403118}],"reopen_if":[],"crossings":[],"weak":false,"background":false,"official":false,"denied":false,"alleged":false,"confidence":1,"document":"9332e8890b56798f","event":"88bdc1f79f35ed1e","known":2,"said":0,"sentence":0,"begin":6,"end":15,"text":"China suspended arms control talks with the United States over arms sales to Taiwan."}');
INSERT INTO facts VALUES('9332e8890b56798f',1,'redlines','crossed','2024-07-17','{"fact":"redlines","state":"crossed","actors":[{"code":"CHN","key":"CHN","name":"China"}],"recipients":[{"code":"USA","key":"USA","name":"United States"}],"by":null,"subject":null,"subject_text":"\"The United States ignored our warnings,\" ministry spokesman Lin Jian said on Wednesday.","subject_guessed":false,"subject_loose":false,"planned":null,"form":null,"date":"2024-07-17","own_day":false,"published":"2024-07-17","place":null,"level":null,"heads":null,"kind":"warning","items":[],"value":null,"low":null,"high":null,"unit":null,"former_value":null,"whole_value":null,"deal":0,"ordinal":0,"basis":null,"number":null,"makers":[],"reasons":[],"reopen_if":[],"crossings":[{"text":"\"The United States ignored our warnings,\" ministry spokesman Lin Jian said on Wednesday.","event":"eaa16ad9a98cb0ba","by":"CHNGOV","confidence":0.7}],"weak":false,"background":false,"official":false,"denied":false,"alleged":true,"confidence":0.74,"document":"9332e8890b56798f","event":"eaa16ad9a98cb0ba","known":0,"said":0,"sentence":1,"begin":104,"end":111,"text":"\"The United States ignored our warnings,\" ministry spokesman Lin Jian said on Wednesday."}');
INSERT INTO facts VALUES('9332e8890b56798f',2,'transfers','approved','2024-06','{"fact":"transfers","state":"approved","actors":[{"code":"USAGOV","key":"USA","name":"United States"}],"recipients":[{"code":"TWN","key":"TWN","name":"Taiwan"}],"by":null,"subject":null,"subject_text":null,"subject_guessed":false,"subject_loose":false,"planned":null,"form":"military","date":"2024-06","own_day":false,"published":"2024-07-17","place":null,"level":null,"heads":null,"kind":"sale","items":[{"category":"drone","designation":null,"quantity":200,"low":200,"high":200,"up_to":false,"additional":false,"text":"armed drones"}],"value":360000000,"low":360000000,"high":360000000,"unit":"USD","former_value":null,"whole_value":null,"deal":1,"ordinal":0,"basis":null,"number":null,"makers":[],"reasons":[],"reopen_if":[],"crossings":[],"weak":false,"background":true,"official":false,"denied":false,"alleged":false,"confidence":1,"document":"9332e8890b56798f","event":"d9f978166307421d","known":0,"said":0,"sentence":2,"begin":185,"end":193,"text":"Washington approved the sale of 200 armed drones to Taiwan for $360 million in June."}');
CREATE TABLE event_cards (
  block INTEGER NOT NULL,
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  card BLOB NOT NULL,
  PRIMARY KEY (block, event)
) WITHOUT ROWID;
INSERT INTO event_cards VALUES(-3767440432181567818,'d9f978166307421d',X'018c00e35cb7cb00000000ba3b90cf69b0e1b70000000000000000d14d0000a34d0000c04d000001c8d56b9601b69e5f3f03be5c0eb17ce32ff21186d4fc0002b69e5f3fc8d56b960008d8261c1709c38b1d1161bd246f907a600f4b168f141e82932db49ba2d269c5c00001000000002a75b541');
INSERT INTO event_cards VALUES(-2876017796643316042,'1dd2680fef2796ab',X'0108000d5516d800000000be5c0eb1ee94cb4e0000000000000000d14d000001c8d56b9601b69e5f3f01b5276f38000380965f31b69e5f3fc8d56b960008d8261c17193fdf2849d05d404532025cdd97bd8374541a9ea1f345acb9872cb00000');
INSERT INTO event_cards VALUES(7168843327488366208,'eaa16ad9a98cb0ba',X'010c0006d97c63aef2966c43183f7e2bcbb4640000000000000000d14d000001c8d56b960180965f3101ef122179000280965f31c8d56b96000809525419f230c42a340bea375de88747f7364b5daec342605abeb561cc65e9650000');
INSERT INTO event_cards VALUES(8263298533216458368,'88bdc1f79f35ed1e',X'0100003c22ad723ea51e5363cfedb0ee94cb4e0000000000000000d14d00000180965f3101c8d56b96044fe42c14b5276f389ee39e52be5c0eb1000380965f31b69e5f3fc8d56b960008d8261c17193fdf2849d05d404532025cdd97bd8374541a9ea1f345acb9872cb00000');
CREATE TABLE document_sketches (
  document TEXT PRIMARY KEY NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  sketch BLOB NOT NULL
) WITHOUT ROWID;
INSERT INTO document_sketches VALUES('9332e8890b56798f',X'824c76e7e81fa50a2a000000094d70012495e112802ae705b6c9e102e617510226e259019391440e1a5d56034de212033a18840377bccf026a35db06c550960cec5bd80d5abe020281a48a07ebaeb203bac9f803bbe3540e720d4907d908a7197ef52f077304ee008b3045035b55ac011a2ef8062cdf69047237c404d102bb08ec496d0873514e097651ec021b47e9036cdbba078f142d0520bc0004e3153d17ff7dc705b300e900658015064e9eef0359c42f0141d45f1c2356b70a297593071fe64c0bcf3c3005c565b307a8035201ba266a00042a430ecbd38d055e78e60c83688409145763029fd1ac08ed36e6004bc43c0b3035240256c6da03be58c304213d5904aa545e02011f1002b7bfb000f21f24023e76fe0a69d1700028920200043ad104ed923103f27efd0a78d942009ae28505ad50140257702409102e4e042753fe05a455b8007774e202c3aad9003927fd00ab4b0f017b152a13c2c4ea0284ef5a08dedee10ed9bb1704d1ea7a03f7aac50711b29f021a615518e5bf8600c262c70e2d775712816ae3079dc5ef065a929b00cad51904b5b7590ea4bbb102f87b810dbb394b0465322100c4c82800af9ddf012e0499028fc24a04b4794c0695a768039748a2011b4829001a42671124735e097b040d042268510e242b8e0370cb550eab0ac200936de50160e0730a62da77049e40b00752537b03188d34093559b50a54d85a0e20396d03');
CREATE TABLE inputs (
  id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL,
  size INTEGER,
  changed INTEGER,
  run TEXT NOT NULL,
  options TEXT NOT NULL,
  records INTEGER NOT NULL,
  whole INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO inputs VALUES('55f45d4e05db06a4','talks.txt',260,1795823923570319425,'bf4c840dbad000c5','{"date":"2024-07-17","title":null,"url":null,"outlet":null,"map":null,"any_language":false}',1,1);
CREATE TABLE records (
  input TEXT NOT NULL,
  record INTEGER NOT NULL,
  file TEXT,
  line INTEGER,
  document TEXT,
  content_hash TEXT,
  outlet TEXT,
  day TEXT,
  skipped TEXT,
  events INTEGER NOT NULL,
  PRIMARY KEY (input, record)
) WITHOUT ROWID;
INSERT INTO records VALUES('55f45d4e05db06a4',1,'talks.txt',NULL,'9332e8890b56798f','9332e8890b56798f',NULL,'2024-07-17',NULL,4);
CREATE TABLE problems (
  input TEXT NOT NULL,
  record INTEGER NOT NULL,
  position INTEGER NOT NULL,
  file TEXT,
  line INTEGER,
  document TEXT,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (input, record, position)
) WITHOUT ROWID;
CREATE TABLE loading (
  input TEXT PRIMARY KEY NOT NULL
) WITHOUT ROWID;
CREATE TABLE versions (
  document TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (document, content_hash)
) WITHOUT ROWID;
INSERT INTO versions VALUES('9332e8890b56798f','9332e8890b56798f');
CREATE INDEX sentences_document ON sentences(document);
CREATE INDEX mentions_document ON mentions(document);
CREATE INDEX events_document ON events(document);
CREATE INDEX links_document ON links(document);
CREATE INDEX event_cards_event ON event_cards(event);
CREATE INDEX links_to ON links(to_event);
CREATE INDEX records_document ON records(document);
CREATE VIEW v_events AS SELECT e.id, e.document, d.title, d.url, d.outlet, d.published_value AS published, e.date_value AS date, e.type, e.mode, e.cameo, e.quad, e.score, (SELECT group_concat(code, ';') FROM (SELECT code FROM event_actors WHERE event = e.id ORDER BY position)) AS actors, (SELECT group_concat(code, ';') FROM (SELECT code FROM event_recipients WHERE event = e.id ORDER BY position)) AS recipients, e.status, e.background, e.polarity, e.claim, e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied' AS happened, e.trigger_text AS trigger_text, e.rule, e.confidence, e.text FROM events e JOIN documents d ON d.id = e.document;
CREATE VIEW v_happened AS SELECT * FROM v_events WHERE happened;
CREATE VIEW v_dyads AS SELECT e.id AS event, e.document, e.date_value AS date, a.code AS source, a.country AS source_country, r.code AS target, r.country AS target_country, e.type, e.mode, e.cameo, e.quad, e.score, e.status, e.polarity, e.claim, e.background FROM events e JOIN event_actors a ON a.event = e.id JOIN event_recipients r ON r.event = e.id WHERE a.entity <> r.entity;
CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part, CAST(substr(CAST(d.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin) AS TEXT) AS text FROM sentences s JOIN documents d ON d.id = s.document;
COMMIT;
