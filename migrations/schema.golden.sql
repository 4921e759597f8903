-- types
ledger.hash_name as enum ('SHA256', 'SM3')
ledger.key_purpose as enum ('LOG', 'PROMISE', 'WITNESS', 'BLIND')
public.account_family as enum ('BUSINESS', 'SYSTEM', 'SECURITY', 'AUDIT')
public.attribution as enum ('RECEIVING', 'DECIDING', 'BOTH')
public.audience as enum ('CITIZEN', 'ENTERPRISE')
public.authority as enum ('LOCAL', 'PROVINCE')
public.comment_origin as enum ('EVALUATION', 'ADDED', 'LATER', 'PUBLIC')
public.comment_polarity as enum ('POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED')
public.entry_status as enum ('OPEN', 'CLOSED')
public.evaluation_channel as enum ('WEB', 'MOBILE', 'QR_CODE', 'HALL_TABLET', 'KIOSK', 'PHONE', 'SMS', 'PAPER', 'KEYPAD')
public.evaluation_origin as enum ('ACTIVE', 'IMPORTED', 'DRILL', 'DEFAULT')
public.evaluation_validity as enum ('VALID', 'SUSPECTED', 'INVALIDATED')
public.identity_mode as enum ('REAL_NAME_HIDDEN', 'REAL_NAME', 'ANONYMOUS')
public.letter_channel as enum ('SMS', 'MESSAGE')
public.letter_state as enum ('WAITING', 'SENDING', 'UNKNOWN', 'SENT', 'DELIVERED', 'UNDELIVERED', 'UNCERTAIN', 'DROPPED')
public.service_mode as enum ('COUNTER', 'SELF_SERVICE', 'ONLINE', 'PHONE', 'HOME')
public.service_name as enum ('CONSULTATION', 'APPLICATION', 'SUPPLEMENT', 'PAYMENT', 'DECISION', 'COLLECTION', 'OTHER')
public.service_outcome as enum ('DONE', 'REFUSED', 'RETURNED', 'WITHDRAWN', 'ABANDONED')

-- tables
ledger.anchoring
ledger.checkpoint
ledger.head
ledger.key
ledger.key_end
ledger.key_successor -- of keys whose own row says nothing of a successor; elsewhere that row holds
ledger.leaf
ledger.pending_leaf with (autovacuum_vacuum_threshold=1000, autovacuum_vacuum_scale_factor=0)
ledger.tile
ledger.witness_policy
public.account -- the holder’s name is sealed in the vault (field name of the record with the account’s id)
public.account_factor
public.account_known_device
public.account_password
public.account_post
public.account_session with (fillfactor=70)
public.account_sign_on
public.accountability_decision
public.accountability_proposal
public.administrative_division -- 行政区划: 12 digits, GB/T 2260 + GB/T 10114; 000000000000 is the country
public.administrative_division_version
public.agency
public.agency_end
public.agency_term
public.alert
public.api_key
public.api_key_credential
public.api_key_nonce
public.appeal
public.appeal_event -- two who vote at once collide on (appeal_id, sequence): one wins, the other is told
public.appeal_state
public.assessment
public.assessment_draw
public.assessment_file -- photos and documents of a visit; their bytes are sealed in pieces like all evidence (evidence_chunk)
public.assessment_file_use
public.assessment_finding
public.assessment_finding_file
public.assessment_finding_look
public.assessment_finding_order
public.assessment_form
public.assessment_form_end -- nobody puts in force what he has drafted himself
public.assessment_freeze
public.assessment_plan
public.assessment_plan_end
public.assessment_population
public.assessment_publication
public.assessment_review
public.assessment_review_draw
public.assessment_review_outcome
public.assessment_secret
public.assessment_visit
public.assessment_visit_end -- a visit that will not be made; what was submitted ends by that
public.assessment_visit_ending
public.assessment_visit_ending_decision -- nobody decides on what he has proposed himself
public.assessor
public.assessor_employer -- 任职回避: where he works or has worked
public.assessor_end
public.audit_entry partition by RANGE (id)
public.audit_held
public.audit_pending with (autovacuum_vacuum_threshold=1000, autovacuum_vacuum_scale_factor=0)
public.audit_seal
public.audit_seal_mac
public.blind_issue
public.blind_key
public.blind_redemption
public.blind_secret
public.calibration
public.calibration_step
public.closure_audit
public.closure_audit_candidate
public.closure_audit_draw
public.closure_audit_outcome
public.closure_audit_try
public.comment_correction
public.comment_reader
public.comment_reading -- no words of anybody: labels, places of what shows them, and words of the model’s own list
public.complaint
public.composite_computation
public.composite_input
public.composite_result
public.confidential_report
public.confidential_report_event -- two who act at once collide on (report_id, sequence): one wins, the other is told
public.data_source
public.deduction
public.deduction_answer
public.deduction_decision -- nobody decides on what he has proposed himself
public.deduction_file -- photos and documents; their bytes are sealed in pieces like all evidence (evidence_chunk)
public.deduction_file_use
public.device
public.device_event
public.device_pairing
public.device_state
public.dimension_tally with (fillfactor=50)
public.disqualification
public.disqualification_end -- nobody decides on what he has proposed himself
public.do_not_call
public.drill_hop
public.drill_run -- two servers that begin at once collide on (day, channel, attempt): one tries, the other leaves it
public.duty_shift
public.duty_shift_withdrawal
public.earlier_record
public.evaluated_count
public.evaluation partition by RANGE (id) -- origin DEFAULT (silence counted as praise) cannot be stored: it exists for export only
public.evaluation_audit
public.evaluation_audit_draw
public.evaluation_audit_freeze
public.evaluation_audit_outcome
public.evaluation_audit_stratum
public.evaluation_audit_try
public.evaluation_capture
public.evaluation_invalidation
public.evaluation_prompt -- only of those that were so quick; by how much is not kept
public.evaluation_reason
public.evaluation_supplement
public.evaluation_tag
public.evaluation_tag_set
public.evaluation_tally with (fillfactor=50)
public.evidence_chunk
public.evidence_file
public.evidence_use
public.exemption
public.exemption_decision -- nobody decides on what he has proposed himself
public.hall_hours_version -- weekly opening hours of a hall, weekday 1 (Monday) to 7; public holidays are the calendar's
public.handling_event -- two who act at once collide on (order_id, sequence): one wins, the other is told
public.handling_opened_told
public.handling_order
public.handling_order_state with (fillfactor=70)
public.handling_reminder
public.handling_round with (fillfactor=80)
public.import_bad_row
public.import_chunk
public.import_run
public.indicator -- the library that ships with the platform; a scheme keeps copies of its own
public.invitation
public.invitation_count
public.invitation_count_day -- each day is counted once for each of the ages that the policy names, whoever sweeps
public.invitation_opening
public.item_guide_version -- 办事指南: materials and fees of an item. Null: not entered; an empty list: none needed, nothing charged
public.ledger_opening partition by RANGE (evaluation_id)
public.ledger_opening_count -- one row for each day; what was published before there was this table is counted with the first
public.ledger_opening_figure -- published of a window; another revision when the validity of one of its evaluations has changed
public.ledger_opening_hall
public.ledger_opening_period
public.letter with (fillfactor=80)
public.letter_tally with (fillfactor=50)
public.malicious_entry
public.malicious_entry_event -- two who decide at once collide on (entry_id, sequence): one wins, the other is told
public.malicious_entry_image -- keyed images of the addresses at which whoever evaluated could be reached; they go when the entry ends
public.manipulation_baseline
public.manipulation_day -- two servers that look at a day collide here: one wins, the other did nothing
public.manipulation_decision -- nobody decides on what he has proposed himself; what is refused may be proposed anew
public.manipulation_proposal
public.manipulation_quarantine -- set aside until its signal is decided; it counts until then
public.manipulation_replay
public.manipulation_signal
public.message
public.message_read
public.monthly_partitioned
public.opening_tally with (fillfactor=50)
public.opinion_coding
public.opinion_decision
public.opinion_file -- photos and documents of a session; their bytes are sealed in pieces like all evidence (evidence_chunk)
public.opinion_finding
public.opinion_ground -- what a finding rests on: a statement of a version of a protocol, or a suggestion
public.opinion_protocol
public.opinion_session
public.opinion_settlement
public.organization -- 部门/机构 by its 统一社会信用代码 (18 characters, GB 32100)
public.organization_version
public.passkey_challenge
public.policy
public.policy_pack
public.policy_proposal
public.policy_proposal_end
public.practice
public.practice_end
public.problem_entry
public.public_comment
public.public_comment_tally
public.publication
public.publication_step
public.published_bridge -- what everybody can compute again: the period as it would have come out by the rules of before
public.published_composite -- what everybody can compute again: with the ranking of the same period and revision, whose rules and folds it shares
public.published_ranking -- what everybody can compute again: the digests of the texts that it follows from, and its own
public.published_rule
public.ranking_withdrawal
public.rate_count
public.redemption partition by HASH (nullifier)
public.reminder_phone
public.report
public.score_alert
public.score_alert_opening
public.score_alert_visit
public.score_bridge
public.score_computation
public.score_input
public.score_link_decision
public.score_list
public.score_list_answer
public.score_list_decision
public.score_list_entry
public.score_objection
public.score_objection_decision -- nobody decides on his own objection
public.score_result
public.score_scheme
public.score_scheme_end -- nobody puts in force what he has drafted himself
public.service_case
public.service_case_revision
public.service_hall
public.service_hall_version
public.service_item
public.service_item_variant
public.service_item_variant_version
public.service_item_version
public.service_occurrence
public.service_window -- 窗口. An online platform and a hotline are windows of their own kind: everything that serves can be evaluated
public.service_window_version
public.sign_in_failure
public.sign_on_attempt
public.spent_challenge
public.staff_evaluation
public.staff_evaluation_day -- days that have been brought, each once
public.staff_statement
public.suggestion
public.suggestion_step -- one for each: two who act at once collide, and the second is told
public.terminal_entry
public.terminal_entry_outcome
public.terminal_gap
public.told_text
public.unmasking
public.weighting
public.weighting_answer
public.weighting_draft -- the version of a scheme that was drafted with these weights
public.weighting_expert -- who was invited, once for all rounds; whether somebody has answered is told to himself alone
public.weighting_result
public.weighting_round
public.weighting_round_end -- from here on nobody answers, and not before are answers put together
public.window_composite
public.window_hours_version -- where a window keeps other hours than its hall; null: the hall's again
public.window_item -- which items a window handles; a window without a row has not been described
public.window_item_version
public.window_score
public.window_staff
public.window_staff_version -- staff stationed by other bodies: employing unit, managing hall and appraising authority are three fields
public.withdrawal_decision
public.withdrawal_proposal
public.working_calendar_day
public.working_calendar_year
vault.data_key partition by RANGE (record_id)
vault.erasure
vault.evaluation_link partition by RANGE (evaluation_id)
vault.index_suite
vault.key_check -- tells at start whether the key folder belongs to this database; a fingerprint reveals nothing of its key
vault.key_event
vault.sealed_field partition by RANGE (record_id)

-- columns
ledger.anchoring 01 anchor text not null
ledger.anchoring 02 kind text not null
ledger.anchoring 03 hash ledger.hash_name not null
ledger.anchoring 04 size bigint not null
ledger.anchoring 05 root bytea not null
ledger.anchoring 06 state text not null default 'WAITING'::text
ledger.anchoring 07 finding text
ledger.anchoring 08 tries integer not null default 0
ledger.anchoring 09 fault text
ledger.anchoring 10 written_at timestamp with time zone not null -- when this anchor was due
ledger.anchoring 11 next_try_at timestamp with time zone not null
ledger.anchoring 12 claimed_until timestamp with time zone -- until then one server is at it, and no other
ledger.anchoring 13 receipt jsonb
ledger.anchoring 14 done_at timestamp with time zone
ledger.checkpoint 01 hash ledger.hash_name not null
ledger.checkpoint 02 size bigint not null
ledger.checkpoint 03 root bytea not null
ledger.checkpoint 04 note text not null
ledger.checkpoint 05 published_at timestamp with time zone not null default now()
ledger.head 01 hash ledger.hash_name not null
ledger.head 02 origin text not null
ledger.head 03 size bigint not null default 0
ledger.head 04 root bytea not null
ledger.head 05 moved_at timestamp with time zone not null default now()
ledger.key 01 vkey text not null -- as it is handed on; what is no signature of a note (BLIND) is its public key as text
ledger.key 02 name text not null
ledger.key 03 type text not null
ledger.key 04 purpose ledger.key_purpose not null
ledger.key 05 begins_at timestamp with time zone not null
ledger.key 06 successor_hash bytea -- SHA-256 of the vkey that follows it: settled before anybody could have stolen this one
ledger.key 07 recorded_at timestamp with time zone not null
ledger.key_end 01 vkey text not null
ledger.key_end 02 cause text not null
ledger.key_end 03 ends_at timestamp with time zone not null
ledger.key_end 04 recorded_at timestamp with time zone not null
ledger.key_successor 01 vkey text not null
ledger.key_successor 02 successor_hash bytea not null
ledger.key_successor 03 recorded_at timestamp with time zone not null
ledger.leaf 01 index bigint not null
ledger.leaf 02 leaf bytea not null
ledger.leaf 03 leaf_hash bytea not null -- by SHA-256, as in the first tree and in every receipt
ledger.leaf 04 taken_at timestamp with time zone not null default now()
ledger.pending_leaf 01 seq bigint not null generated always as identity
ledger.pending_leaf 02 leaf bytea not null
ledger.pending_leaf 03 leaf_hash bytea not null
ledger.pending_leaf 04 appended_at timestamp with time zone not null default now()
ledger.pending_leaf 05 due_at timestamp with time zone not null default now() -- not to be taken in before
ledger.tile 01 hash ledger.hash_name not null
ledger.tile 02 level smallint not null
ledger.tile 03 index bigint not null
ledger.tile 04 width smallint not null
ledger.tile 05 hashes bytea not null
ledger.witness_policy 01 revision integer not null
ledger.witness_policy 02 needed integer not null
ledger.witness_policy 03 witnesses text not null -- their vkeys in the order of the alphabet, one a line; none: nobody is asked
ledger.witness_policy 04 recorded_at timestamp with time zone not null
public.account 01 id uuid not null
public.account 02 username text not null
public.account 03 family account_family not null
public.account 04 division_id integer not null -- where the holder belongs: who administers that place may see and close the account
public.account 05 hall_id integer
public.account 06 created_at timestamp with time zone not null default now()
public.account 07 expires_at timestamp with time zone
public.account 08 disabled_at timestamp with time zone
public.account 09 staff_id integer -- who the holder is at the windows, where he serves there: he handles, reviews and decides nothing about himself
public.account_factor 01 id uuid not null
public.account_factor 02 account_id uuid not null
public.account_factor 03 kind text not null
public.account_factor 04 created_at timestamp with time zone not null
public.account_factor 05 confirmed_at timestamp with time zone
public.account_factor 06 removed_at timestamp with time zone
public.account_factor 07 last_step bigint not null default 0 -- the time step of the last code that was taken: a code is good once
public.account_factor 08 credential_id bytea
public.account_factor 09 public_key bytea
public.account_factor 10 sign_count bigint not null default 0 -- as the authenticator counts; one that goes back belongs to a copy, and is refused
public.account_factor 11 name text -- what its holder calls it, to know which one he takes off
public.account_factor 12 transports text[] not null default '{}'::text[]
public.account_factor 13 last_used_at timestamp with time zone
public.account_known_device 01 account_id uuid not null
public.account_known_device 02 mark bytea not null
public.account_known_device 03 first_at timestamp with time zone not null
public.account_known_device 04 last_at timestamp with time zone not null
public.account_password 01 account_id uuid not null
public.account_password 02 revision integer not null generated always as identity
public.account_password 03 set_at timestamp with time zone not null
public.account_password 04 hash text not null
public.account_password 05 is_first boolean not null -- given by somebody else: good for one thing only, setting another
public.account_post 01 id uuid not null
public.account_post 02 account_id uuid not null
public.account_post 03 family account_family not null
public.account_post 04 role text not null
public.account_post 05 division_id integer not null
public.account_post 06 hall_id integer
public.account_post 07 granted_at timestamp with time zone not null
public.account_post 08 granted_by uuid -- null: by the operator at the server’s own console
public.account_post 09 effective_from date not null
public.account_post 10 effective_until date
public.account_post 11 ended_at timestamp with time zone
public.account_post 12 organization_id integer
public.account_session 01 id uuid not null
public.account_session 02 token_hash bytea not null -- SHA-256 of 256 random bits; the token itself is kept by the browser alone
public.account_session 03 account_id uuid not null
public.account_session 04 post_id uuid
public.account_session 05 division_id integer not null
public.account_session 06 hall_id integer
public.account_session 07 started_at timestamp with time zone not null
public.account_session 08 seen_at timestamp with time zone not null
public.account_session 09 second_factor_at timestamp with time zone
public.account_session 10 stepped_up_at timestamp with time zone
public.account_session 11 ended_at timestamp with time zone
public.account_session 12 from_address inet
public.account_session 13 agent text -- browser and system in two words, not what the browser says of itself
public.account_session 14 begun_by text not null default 'PASSWORD'::text -- whoever signs on at a provider need not change a password that he never uses
public.account_session 15 provider_session_index bytea
public.account_sign_on 01 id uuid not null
public.account_sign_on 02 account_id uuid not null
public.account_sign_on 03 issuer text not null
public.account_sign_on 04 subject_index bytea not null
public.account_sign_on 05 linked_at timestamp with time zone not null
public.account_sign_on 06 removed_at timestamp with time zone
public.accountability_decision 01 proposal_id uuid not null
public.accountability_decision 02 division_id integer not null
public.accountability_decision 03 hall_id integer not null
public.accountability_decision 04 outcome text not null
public.accountability_decision 05 account_id uuid not null
public.accountability_decision 06 decided_at timestamp with time zone not null
public.accountability_decision 07 record_id uuid not null
public.accountability_proposal 01 id uuid not null
public.accountability_proposal 02 order_id uuid not null
public.accountability_proposal 03 division_id integer not null
public.accountability_proposal 04 hall_id integer not null
public.accountability_proposal 05 organization_id integer not null
public.accountability_proposal 06 cause text not null
public.accountability_proposal 07 proposed_at timestamp with time zone not null
public.administrative_division 01 id integer not null generated always as identity
public.administrative_division 02 division_code text not null
public.administrative_division_version 01 division_id integer not null
public.administrative_division_version 02 effective_from date not null
public.administrative_division_version 03 revision integer not null default 1
public.administrative_division_version 04 name text not null
public.administrative_division_version 05 level text not null
public.administrative_division_version 06 parent_id integer
public.administrative_division_version 07 status entry_status not null default 'OPEN'::entry_status
public.administrative_division_version 08 recorded_at timestamp with time zone not null default now()
public.agency 01 id uuid not null
public.agency 02 division_id integer not null
public.agency 03 name text not null
public.agency 04 account_id uuid -- who has recorded it; null: brought with the trial city
public.agency 05 recorded_at timestamp with time zone not null
public.agency_end 01 agency_id uuid not null
public.agency_end 02 division_id integer not null
public.agency_end 03 ended_on date not null
public.agency_end 04 reason text not null
public.agency_end 05 account_id uuid
public.agency_end 06 recorded_at timestamp with time zone not null
public.agency_term 01 agency_id uuid not null
public.agency_term 02 sequence integer not null
public.agency_term 03 division_id integer not null
public.agency_term 04 qualification text not null
public.agency_term 05 contract_from date not null
public.agency_term 06 contract_to date not null -- the last day; a later row stands in the place of the one before from its contract_from on
public.agency_term 07 team integer not null
public.agency_term 08 public_members integer not null -- 公众代表: of the team, those who are neither officials nor its employees
public.agency_term 09 account_id uuid
public.agency_term 10 recorded_at timestamp with time zone not null
public.alert 01 id uuid not null
public.alert 02 division_id integer not null
public.alert 03 hall_id integer not null
public.alert 04 kind text not null -- INSPECTION: a person has found it; otherwise the word of the rule that did
public.alert 05 once_key bytea not null
public.alert 06 request_hash bytea not null
public.alert 07 account_id uuid
public.api_key 01 id uuid not null
public.api_key 02 key_id text not null
public.api_key 04 name text not null
public.api_key 05 scopes text[] not null
public.api_key 06 division_id integer not null
public.api_key 07 hall_id integer -- null: every hall below the division
public.api_key 08 source_id integer not null
public.api_key 09 created_at timestamp with time zone not null default now()
public.api_key 10 expires_at timestamp with time zone not null
public.api_key 11 revoked_at timestamp with time zone
public.api_key 12 requires_signature boolean not null default false -- calls are signed (RFC 9421), and nothing that could be copied is ever sent
public.api_key_credential 01 id uuid not null
public.api_key_credential 02 api_key_id uuid not null
public.api_key_credential 03 division_id integer not null
public.api_key_credential 04 hall_id integer
public.api_key_credential 05 secret_hash bytea
public.api_key_credential 06 public_key bytea -- Ed25519 (RFC 8032)
public.api_key_credential 07 created_at timestamp with time zone not null
public.api_key_credential 08 ends_at timestamp with time zone -- null: with the key
public.api_key_credential 09 used_at timestamp with time zone -- when it was last shown, give or take some minutes: tells when the old one is needed no more
public.api_key_nonce 01 api_key_id uuid not null
public.api_key_nonce 02 nonce_hash bytea not null
public.api_key_nonce 03 expires_at timestamp with time zone not null
public.appeal 01 id uuid not null
public.appeal 02 order_id uuid not null -- an evaluation is appealed against once
public.appeal 03 evaluation_id uuid not null
public.appeal 04 division_id integer not null
public.appeal 05 hall_id integer not null
public.appeal 06 organization_id integer not null
public.appeal 07 ground text not null
public.appeal 08 policy_id integer not null -- how appeals were decided there when it was lodged: that governs it for ever
public.appeal 09 lodged_at timestamp with time zone not null
public.appeal_event 01 appeal_id uuid not null
public.appeal_event 02 sequence integer not null
public.appeal_event 03 division_id integer not null
public.appeal_event 04 hall_id integer not null
public.appeal_event 05 kind text not null
public.appeal_event 06 at timestamp with time zone not null
public.appeal_event 07 actor_kind text not null
public.appeal_event 08 account_id uuid
public.appeal_event 09 facts jsonb not null default '{}'::jsonb
public.appeal_event 10 record_id uuid
public.appeal_state 01 appeal_id uuid not null
public.appeal_state 02 division_id integer not null
public.appeal_state 03 hall_id integer not null
public.appeal_state 04 stage text not null
public.appeal_state 05 verdict text
public.appeal_state 06 version integer not null
public.assessment 01 visit_id uuid not null
public.assessment 02 division_id integer not null
public.assessment 03 hall_id integer not null
public.assessment 04 window_id integer not null
public.assessment 05 form_id uuid not null
public.assessment 06 assessor_id uuid not null
public.assessment 07 arrived_at timestamp with time zone not null
public.assessment 08 left_at timestamp with time zone not null
public.assessment 09 latitude_thousandths integer -- where the assessor was, to some hundred metres: at the hall or not
public.assessment 10 longitude_thousandths integer
public.assessment 11 marks jsonb not null -- by the code of the indicator: the mark, null where it does not apply
public.assessment 12 points integer not null -- hundredths of 100, by the form
public.assessment 13 record_id uuid -- of the vault: words and recordings to single indicators, and words in all; null: nothing was written
public.assessment 14 idempotency_key bytea not null
public.assessment 15 request_hash bytea not null
public.assessment 16 policy_id integer not null
public.assessment 17 account_id uuid -- who has submitted it; null: brought with the trial city
public.assessment 18 submitted_at timestamp with time zone not null
public.assessment_draw 01 plan_id uuid not null
public.assessment_draw 02 division_id integer not null
public.assessment_draw 03 seed bytea not null
public.assessment_draw 04 ingredients jsonb not null -- what the seed is the digest of: the leaf of the freeze, signatures of witnesses, public randomness
public.assessment_draw 05 account_id uuid
public.assessment_draw 06 drawn_at timestamp with time zone not null
public.assessment_file 01 id uuid not null
public.assessment_file 02 visit_id uuid not null
public.assessment_file 03 division_id integer not null
public.assessment_file 04 hall_id integer not null
public.assessment_file 05 indicator text not null
public.assessment_file 06 media_type text not null
public.assessment_file 07 bytes integer not null
public.assessment_file 08 digest bytea not null -- keyed image of what is kept: a photo without what the camera wrote into it
public.assessment_file 09 account_id uuid
public.assessment_file 10 kept_at timestamp with time zone not null
public.assessment_file_use 01 file_id uuid not null
public.assessment_file_use 02 visit_id uuid not null
public.assessment_file_use 03 division_id integer not null
public.assessment_file_use 04 hall_id integer not null
public.assessment_finding 01 id uuid not null
public.assessment_finding 02 visit_id uuid not null
public.assessment_finding 03 division_id integer not null
public.assessment_finding 04 hall_id integer not null
public.assessment_finding 05 window_id integer not null
public.assessment_finding 06 indicator text not null
public.assessment_finding 07 points integer not null -- hundredths of 100 that the mark gives
public.assessment_finding 08 origin text not null -- RULE: marked below what the policy says
public.assessment_finding 09 account_id uuid
public.assessment_finding 10 policy_id integer not null
public.assessment_finding 11 record_id uuid -- of the vault: what is to be put right, in words
public.assessment_finding 12 found_at timestamp with time zone not null
public.assessment_finding_file 01 finding_id uuid not null
public.assessment_finding_file 02 file_id uuid not null
public.assessment_finding_file 03 division_id integer not null
public.assessment_finding_file 04 hall_id integer not null
public.assessment_finding_look 01 visit_id uuid not null
public.assessment_finding_look 02 looked_at timestamp with time zone not null
public.assessment_finding_order 01 finding_id uuid not null
public.assessment_finding_order 02 order_id uuid not null
public.assessment_finding_order 03 division_id integer not null
public.assessment_finding_order 04 hall_id integer not null
public.assessment_finding_order 05 opened_at timestamp with time zone not null
public.assessment_form 01 id uuid not null
public.assessment_form 02 code text not null
public.assessment_form 03 version integer not null
public.assessment_form 04 division_id integer not null
public.assessment_form 05 body jsonb not null
public.assessment_form 06 source text not null -- the document that it follows
public.assessment_form 07 base_id uuid -- the version that it was made from; null: of a form that nobody had
public.assessment_form 08 reason text -- why there is another version
public.assessment_form 09 drafted_by uuid -- null: shipped with the platform
public.assessment_form 10 drafted_at timestamp with time zone not null
public.assessment_form_end 01 form_id uuid not null
public.assessment_form_end 02 division_id integer not null
public.assessment_form_end 03 outcome text not null
public.assessment_form_end 04 effective_from date
public.assessment_form_end 05 drafted_by uuid
public.assessment_form_end 06 account_id uuid
public.assessment_form_end 07 reason text
public.assessment_form_end 08 ended_at timestamp with time zone not null
public.assessment_freeze 01 plan_id uuid not null
public.assessment_freeze 02 division_id integer not null
public.assessment_freeze 03 units integer not null
public.assessment_freeze 04 digest bytea not null -- of the whole population, as domain/assessment-draw.ts tells it
public.assessment_freeze 05 strata jsonb not null
public.assessment_freeze 06 commitment bytea not null -- to a secret that goes into the seed: whoever knows the public randomness alone does not know where visits are made
public.assessment_freeze 07 account_id uuid
public.assessment_freeze 08 frozen_at timestamp with time zone not null
public.assessment_plan 01 id uuid not null
public.assessment_plan 02 division_id integer not null
public.assessment_plan 03 title text not null
public.assessment_plan 04 form_id uuid not null
public.assessment_plan 05 pool text not null
public.assessment_plan 06 unit text not null
public.assessment_plan 07 strata_by text not null
public.assessment_plan 08 is_secret boolean not null -- 暗访: nobody of the windows learns of a visit before its results are published
public.assessment_plan 09 from_day date not null
public.assessment_plan 10 to_day date not null
public.assessment_plan 11 sample integer not null
public.assessment_plan 12 doubles integer not null -- of the sample, how many are visited twice, by two who do not know of each other
public.assessment_plan 13 quotas jsonb not null -- visits of each agency by its id, in shares of ten thousand; empty: there is none
public.assessment_plan 14 draw_not_before timestamp with time zone not null
public.assessment_plan 15 randomness text -- which public randomness is taken after draw_not_before, told before; null: none but the witnesses of the log
public.assessment_plan 16 policy_id integer not null
public.assessment_plan 17 account_id uuid
public.assessment_plan 18 recorded_at timestamp with time zone not null
public.assessment_plan 19 nonce uuid not null default gen_random_uuid() -- so that nobody finds out by trying what a secret plan is about
public.assessment_plan_end 01 plan_id uuid not null
public.assessment_plan_end 02 division_id integer not null
public.assessment_plan_end 03 reason text not null
public.assessment_plan_end 04 account_id uuid
public.assessment_plan_end 05 ended_at timestamp with time zone not null
public.assessment_population 01 plan_id uuid not null
public.assessment_population 02 place integer not null -- in the order of its stratum and key
public.assessment_population 03 unit_key text not null -- hall code/window code; of a case a random number that tells nothing of it
public.assessment_population 04 stratum text not null
public.assessment_population 05 window_id integer not null
public.assessment_population 06 hall_id integer not null
public.assessment_population 07 division_id integer not null
public.assessment_population 08 case_id uuid -- for whoever assesses it alone
public.assessment_publication 01 plan_id uuid not null
public.assessment_publication 02 division_id integer not null
public.assessment_publication 03 account_id uuid
public.assessment_publication 04 published_at timestamp with time zone not null
public.assessment_review 01 visit_id uuid not null
public.assessment_review 02 month_from date not null
public.assessment_review 03 division_id integer not null
public.assessment_review 04 hall_id integer not null
public.assessment_review 05 stratum text not null -- division and agency, or pool without one: what was drawn from together
public.assessment_review 06 drawn_at timestamp with time zone not null
public.assessment_review 07 review_until timestamp with time zone not null
public.assessment_review 08 policy_id integer not null
public.assessment_review 09 nonce uuid not null default gen_random_uuid()
public.assessment_review_draw 01 month_from date not null
public.assessment_review_draw 02 month_end date not null
public.assessment_review_draw 03 seed bytea not null -- a visit’s rank is HMAC-SHA-256 of its id under it
public.assessment_review_draw 04 drawn_at timestamp with time zone not null
public.assessment_review_draw 05 handed_in integer not null
public.assessment_review_draw 06 drawn integer not null
public.assessment_review_outcome 01 visit_id uuid not null
public.assessment_review_outcome 02 division_id integer not null
public.assessment_review_outcome 03 hall_id integer not null
public.assessment_review_outcome 04 outcome text not null
public.assessment_review_outcome 05 points integer -- what it comes to instead, hundredths of 100
public.assessment_review_outcome 06 agency_id uuid not null
public.assessment_review_outcome 07 account_id uuid not null
public.assessment_review_outcome 08 at timestamp with time zone not null
public.assessment_review_outcome 09 record_id uuid not null
public.assessment_review_outcome 10 nonce uuid not null default gen_random_uuid()
public.assessment_secret 01 plan_id uuid not null
public.assessment_secret 02 division_id integer not null
public.assessment_secret 03 secret bytea not null
public.assessment_visit 01 id uuid not null
public.assessment_visit 02 plan_id uuid not null
public.assessment_visit 03 place integer not null
public.assessment_visit 04 turn smallint not null -- 2: the second of a double visit
public.assessment_visit 05 assigned smallint not null default 1
public.assessment_visit 06 assessor_id uuid not null
public.assessment_visit 07 agency_id uuid
public.assessment_visit 08 window_id integer not null
public.assessment_visit 09 hall_id integer not null
public.assessment_visit 10 division_id integer not null
public.assessment_visit 11 from_day date not null
public.assessment_visit 12 to_day date not null
public.assessment_visit 13 account_id uuid
public.assessment_visit 14 assigned_at timestamp with time zone not null
public.assessment_visit_end 01 visit_id uuid not null
public.assessment_visit_end 02 division_id integer not null
public.assessment_visit_end 03 cause text not null
public.assessment_visit_end 04 reason text not null
public.assessment_visit_end 05 account_id uuid
public.assessment_visit_end 06 ended_at timestamp with time zone not null
public.assessment_visit_ending 01 id uuid not null
public.assessment_visit_ending 02 visit_id uuid not null
public.assessment_visit_ending 03 division_id integer not null
public.assessment_visit_ending 04 cause text not null
public.assessment_visit_ending 05 reason text not null
public.assessment_visit_ending 06 account_id uuid not null
public.assessment_visit_ending 07 proposed_at timestamp with time zone not null
public.assessment_visit_ending 08 nonce uuid not null default gen_random_uuid()
public.assessment_visit_ending_decision 01 ending_id uuid not null
public.assessment_visit_ending_decision 02 proposed_by uuid not null
public.assessment_visit_ending_decision 03 division_id integer not null
public.assessment_visit_ending_decision 04 outcome text not null
public.assessment_visit_ending_decision 05 reason text not null
public.assessment_visit_ending_decision 06 account_id uuid not null
public.assessment_visit_ending_decision 07 decided_at timestamp with time zone not null
public.assessment_visit_ending_decision 08 nonce uuid not null default gen_random_uuid()
public.assessor 01 id uuid not null
public.assessor 02 division_id integer not null
public.assessor 03 pool text not null
public.assessor 04 account_id uuid not null
public.assessor 05 agency_id uuid
public.assessor 06 background text not null
public.assessor 07 home_division_id integer -- where he lives or works: he assesses nothing there (回避)
public.assessor 08 recruited_on date not null
public.assessor 09 term_to date not null -- the last day
public.assessor 10 recorded_by uuid
public.assessor 11 recorded_at timestamp with time zone not null
public.assessor 12 nonce uuid not null default gen_random_uuid() -- who knows the id of an assessor, as it stands in a draw, does not find out the rest by trying
public.assessor_employer 01 assessor_id uuid not null
public.assessor_employer 02 organization_id integer not null
public.assessor_employer 03 division_id integer not null
public.assessor_employer 04 left_on date -- null: he is there still
public.assessor_employer 05 nonce uuid not null default gen_random_uuid()
public.assessor_end 01 assessor_id uuid not null
public.assessor_end 02 division_id integer not null
public.assessor_end 03 ended_on date not null
public.assessor_end 04 cause text not null
public.assessor_end 05 reason text not null
public.assessor_end 06 account_id uuid
public.assessor_end 07 recorded_at timestamp with time zone not null
public.assessor_end 08 nonce uuid not null default gen_random_uuid()
public.audit_entry 01 id uuid not null
public.audit_entry 02 at timestamp with time zone not null
public.audit_entry 03 actor_kind text not null
public.audit_entry 04 actor_id uuid -- account, API key or device; accounts of another city may have gone, so nothing is referred to
public.audit_entry 05 post_id uuid
public.audit_entry 06 role text
public.audit_entry 07 command text
public.audit_entry 08 act text not null
public.audit_entry 09 target_kind text not null
public.audit_entry 10 target_id text
public.audit_entry 11 result text not null -- DONE, or the code of the refusal
public.audit_entry 12 division_id integer
public.audit_entry 13 hall_id integer
public.audit_entry 14 from_address inet
public.audit_entry 15 request_id text
public.audit_entry 16 detail jsonb not null default '{}'::jsonb -- small, without personal data
public.audit_held 01 id uuid not null
public.audit_held 02 at timestamp with time zone not null
public.audit_held 03 actor_kind text not null
public.audit_held 04 actor_id uuid
public.audit_held 05 post_id uuid
public.audit_held 06 role text
public.audit_held 07 command text
public.audit_held 08 act text not null
public.audit_held 09 target_kind text not null
public.audit_held 10 target_id text
public.audit_held 11 result text not null
public.audit_held 12 division_id integer
public.audit_held 13 hall_id integer
public.audit_held 14 from_address inet
public.audit_held 15 request_id text
public.audit_held 16 detail jsonb not null default '{}'::jsonb
public.audit_held 17 held_at timestamp with time zone not null default clock_timestamp()
public.audit_pending 01 entry_id uuid not null
public.audit_pending 02 appended_at timestamp with time zone not null default clock_timestamp()
public.audit_seal 01 no bigint not null
public.audit_seal 02 previous bytea not null
public.audit_seal 03 sealed_at timestamp with time zone not null
public.audit_seal 04 entry_ids uuid[] not null
public.audit_seal 05 digests bytea not null
public.audit_seal 06 hash bytea not null
public.audit_seal_mac 01 no bigint not null
public.audit_seal_mac 02 mac bytea not null
public.blind_issue 01 invitation_id uuid not null
public.blind_issue 02 purpose text not null
public.blind_key 01 id text not null -- the first 16 bytes of a SHA-256 over purpose, hall, window, week and modulus (ledger/blind-token.ts)
public.blind_key 02 purpose text not null
public.blind_key 03 division_id integer not null
public.blind_key 04 hall_id integer not null
public.blind_key 05 window_id integer -- null: of every window of the hall that has no key of its own
public.blind_key 06 week date not null -- its Monday
public.blind_key 07 modulus bytea not null -- of 3072 bits; the exponent is 65537
public.blind_key 08 expected integer not null -- services in that week among whose receivers somebody who uses it is expected to be
public.blind_key 09 policy_id integer not null
public.blind_key 10 made_on date not null
public.blind_redemption 01 nullifier bytea not null -- SHA-256 of what was signed, which nobody but its holder had seen before
public.blind_secret 01 key_id text not null
public.blind_secret 02 record_id uuid not null
public.blind_secret 03 sealed bytea not null
public.calibration 01 id uuid not null
public.calibration 02 first_visit_id uuid not null
public.calibration 03 second_visit_id uuid not null
public.calibration 04 division_id integer not null
public.calibration 05 hall_id integer not null
public.calibration 06 difference integer not null -- hundredths of 100
public.calibration 07 opened_at timestamp with time zone not null
public.calibration 08 until timestamp with time zone not null
public.calibration 09 policy_id integer not null
public.calibration 10 nonce uuid not null default gen_random_uuid()
public.calibration_step 01 calibration_id uuid not null
public.calibration_step 02 sequence integer not null
public.calibration_step 03 division_id integer not null
public.calibration_step 04 hall_id integer not null
public.calibration_step 05 kind text not null
public.calibration_step 06 points integer -- what both would give now
public.calibration_step 07 cause text
public.calibration_step 08 account_id uuid not null
public.calibration_step 09 at timestamp with time zone not null
public.calibration_step 10 record_id uuid
public.calibration_step 11 nonce uuid not null default gen_random_uuid()
public.closure_audit 01 order_id uuid not null
public.closure_audit 02 month_from date not null
public.closure_audit 03 division_id integer not null
public.closure_audit 04 hall_id integer not null
public.closure_audit 05 organization_id integer not null
public.closure_audit 06 drawn_at timestamp with time zone not null
public.closure_audit 07 ask_until timestamp with time zone not null
public.closure_audit 08 policy_id integer not null
public.closure_audit 09 nonce uuid not null default gen_random_uuid()
public.closure_audit_candidate 01 month_from date not null
public.closure_audit_candidate 02 order_id uuid not null
public.closure_audit_candidate 03 division_id integer not null
public.closure_audit_candidate 04 hall_id integer not null
public.closure_audit_candidate 05 organization_id integer not null
public.closure_audit_draw 01 month_from date not null
public.closure_audit_draw 02 month_end date not null
public.closure_audit_draw 03 seed bytea not null -- an order’s rank is HMAC-SHA-256 of its id under it
public.closure_audit_draw 04 drawn_at timestamp with time zone not null
public.closure_audit_draw 05 closed integer not null
public.closure_audit_draw 06 drawn integer not null
public.closure_audit_outcome 01 order_id uuid not null
public.closure_audit_outcome 02 division_id integer not null
public.closure_audit_outcome 03 hall_id integer not null
public.closure_audit_outcome 04 outcome text not null -- NOT_REACHED stands only where it was noted before there were tries
public.closure_audit_outcome 05 channel text not null
public.closure_audit_outcome 06 account_id uuid
public.closure_audit_outcome 07 at timestamp with time zone not null
public.closure_audit_outcome 08 record_id uuid
public.closure_audit_outcome 09 nonce uuid not null default gen_random_uuid()
public.closure_audit_try 01 order_id uuid not null
public.closure_audit_try 02 turn smallint not null
public.closure_audit_try 03 day date not null
public.closure_audit_try 04 division_id integer not null
public.closure_audit_try 05 hall_id integer not null
public.closure_audit_try 06 account_id uuid not null
public.closure_audit_try 07 at timestamp with time zone not null
public.closure_audit_try 08 is_last boolean not null -- the last of as many as the policy of the draw says: from then on it counts as not reached, unless the citizen answers in time
public.closure_audit_try 09 record_id uuid -- of the words, which are sealed
public.comment_correction 01 id uuid not null
public.comment_correction 02 record_id uuid not null
public.comment_correction 03 division_id integer not null
public.comment_correction 04 hall_id integer not null
public.comment_correction 05 account_id uuid not null
public.comment_correction 06 reader text not null
public.comment_correction 07 old_labels text[] not null
public.comment_correction 08 old_polarity comment_polarity not null
public.comment_correction 09 labels text[] not null
public.comment_correction 10 polarity comment_polarity not null
public.comment_correction 11 corrected_at timestamp with time zone not null
public.comment_reader 01 reader text not null
public.comment_reader 02 begun_at timestamp with time zone not null
public.comment_reader 03 watermark uuid not null -- a little before it is looked through again: ids are minted before their rows are committed
public.comment_reader 04 backlog_before uuid not null
public.comment_reader 05 backlog_read bigint not null default 0
public.comment_reader 06 done_at timestamp with time zone
public.comment_reading 01 record_id uuid not null
public.comment_reading 02 reader text not null -- version of the model and of the table of labels
public.comment_reading 03 id uuid not null default gen_random_uuid() -- how a reading is spoken of outside: it tells nothing of the record, whose id says when it was given
public.comment_reading 04 evaluation_id uuid
public.comment_reading 05 origin comment_origin not null
public.comment_reading 06 division_id integer not null
public.comment_reading 07 hall_id integer not null
public.comment_reading 08 window_id integer not null
public.comment_reading 09 item_id integer
public.comment_reading 10 grade smallint
public.comment_reading 11 said_at timestamp with time zone not null
public.comment_reading 12 is_unreadable boolean not null -- erased, or sealed under a key that was destroyed: not asked for again
public.comment_reading 13 labels text[] not null default '{}'::text[]
public.comment_reading 14 polarity comment_polarity
public.comment_reading 15 evidence integer[] not null default '{}'::integer[] -- pairs of start and end in UTF-16 units of the original text
public.comment_reading 16 keywords text[] not null default '{}'::text[]
public.comment_reading 17 minhash bytea
public.comment_reading 18 review text
public.comment_reading 19 read_at timestamp with time zone not null
public.complaint 01 id uuid not null
public.complaint 02 division_id integer not null
public.complaint 03 hall_id integer not null
public.complaint 04 channel text not null
public.complaint 05 sender_key bytea not null -- keyed image of who has sent it and its number there: the same is one complaint
public.complaint 06 request_hash bytea not null
public.complaint 07 has_contact boolean not null
public.complaint 08 received_at timestamp with time zone not null -- when whoever passed it on was told; the order was opened when it came here
public.complaint 09 api_key_id uuid
public.complaint 10 account_id uuid
public.complaint 11 told_by_letter boolean not null default false -- a letter was written that opens the order for whoever complained; the desk was not shown the receipt
public.complaint 12 receipt_through_desk boolean default ((account_id IS NOT NULL) AND (NOT told_by_letter)) -- whoever wrote it down (account_id) was shown the receipt, to hand it over
public.composite_computation 01 computation_id uuid not null
public.composite_computation 02 period text not null
public.composite_computation 03 purpose text not null
public.composite_computation 04 revision integer not null
public.composite_computation 05 counts_until timestamp with time zone not null
public.composite_computation 06 scheme_id uuid -- in force on the first day of the period, as every other rule of it; of a bridge on that of the rules of before
public.composite_computation 07 gap text -- why there is no composite; its values are kept all the same, for whoever tries out a scheme
public.composite_computation 08 composite_policy_id integer not null -- of composite-score, which names the scheme
public.composite_computation 09 scheme_policy_id integer not null -- of score-scheme: below which coverage nothing is published
public.composite_computation 10 deductions integer not null -- bonuses and deductions that stand
public.composite_computation 11 visits integer not null -- published visits that count
public.composite_computation 12 input_digest bytea not null
public.composite_computation 13 result_digest bytea
public.composite_computation 14 computed_at timestamp with time zone not null
public.composite_input 01 digest bytea not null -- SHA-256 of the text (domain/composite-input.ts)
public.composite_input 02 packed bytea not null -- gzip of the text: values by window, nothing of too few, nobody’s name
public.composite_result 01 computation_id uuid not null
public.composite_result 02 packed bytea not null -- gzip of the text of the result (domain/composite-result.ts)
public.confidential_report 01 id uuid not null
public.confidential_report 02 division_id integer not null -- in which it is read, as a rule one level above the hall; never that of the hall alone
public.confidential_report 03 policy_id integer not null
public.confidential_report 04 received_at timestamp with time zone not null
public.confidential_report 05 idempotency_key_hash bytea not null
public.confidential_report 06 request_hash bytea not null
public.confidential_report_event 01 report_id uuid not null
public.confidential_report_event 02 sequence integer not null
public.confidential_report_event 03 division_id integer not null
public.confidential_report_event 04 kind text not null
public.confidential_report_event 05 at timestamp with time zone not null
public.confidential_report_event 06 account_id uuid
public.confidential_report_event 07 record_id uuid -- under which words and outcome are sealed
public.data_source 01 id integer not null generated always as identity
public.data_source 02 source_code text not null
public.data_source 03 name text not null
public.data_source 04 authority authority not null default 'LOCAL'::authority
public.deduction 01 id uuid not null
public.deduction 02 division_id integer not null
public.deduction 03 hall_id integer not null
public.deduction 04 window_id integer
public.deduction 05 organization_id integer not null -- whose it is: the unit that may answer
public.deduction 06 kind text not null
public.deduction 07 against text not null -- to whose account it goes when it is upheld
public.deduction 08 code text not null
public.deduction 09 points integer not null -- hundredths of 100, by the list in force on the day of the deed
public.deduction 10 deed_day date not null
public.deduction 11 list_policy_id integer not null
public.deduction 12 finding_id uuid
public.deduction 13 audit_id uuid -- of evaluation_audit, which lies in another migration: an evaluation that was asked about and is not true
public.deduction 14 policy_id integer not null -- in force when it was proposed: until when the unit may answer
public.deduction 15 account_id uuid not null
public.deduction 16 proposed_at timestamp with time zone not null
public.deduction 17 record_id uuid not null -- of the vault: what has happened, in words
public.deduction_answer 01 deduction_id uuid not null
public.deduction_answer 02 division_id integer not null
public.deduction_answer 03 hall_id integer not null
public.deduction_answer 04 account_id uuid not null
public.deduction_answer 05 answered_at timestamp with time zone not null
public.deduction_answer 06 record_id uuid not null
public.deduction_decision 01 deduction_id uuid not null
public.deduction_decision 02 proposed_by uuid not null
public.deduction_decision 03 division_id integer not null
public.deduction_decision 04 hall_id integer not null
public.deduction_decision 05 outcome text not null
public.deduction_decision 06 points integer
public.deduction_decision 07 ground text -- 善意容缺受理免责 is GOOD_FAITH_EXEMPTION
public.deduction_decision 08 account_id uuid not null
public.deduction_decision 09 decided_at timestamp with time zone not null
public.deduction_decision 10 record_id uuid not null
public.deduction_file 01 id uuid not null
public.deduction_file 02 division_id integer not null
public.deduction_file 03 hall_id integer not null
public.deduction_file 04 media_type text not null
public.deduction_file 05 bytes integer not null
public.deduction_file 06 digest bytea not null
public.deduction_file 07 account_id uuid not null
public.deduction_file 08 kept_at timestamp with time zone not null
public.deduction_file_use 01 file_id uuid not null
public.deduction_file_use 02 deduction_id uuid not null
public.deduction_file_use 03 step text not null
public.deduction_file_use 04 division_id integer not null
public.deduction_file_use 05 hall_id integer not null
public.device 01 id uuid not null
public.device 02 division_id integer not null
public.device 03 hall_id integer not null
public.device 04 window_id integer
public.device 05 kind text not null
public.device 06 name text not null
public.device 07 token_hash bytea not null
public.device 08 public_key bytea -- P-256, uncompressed; the private half cannot leave the device
public.device 09 paired_at timestamp with time zone not null default now()
public.device 10 revoked_at timestamp with time zone
public.device 11 settings jsonb
public.device_event 01 id bigint not null generated always as identity
public.device_event 02 device_id uuid not null
public.device_event 03 division_id integer not null
public.device_event 04 hall_id integer not null
public.device_event 05 kind text not null
public.device_event 06 value text -- of REVOKED the API key; of NUMBERS_WENT_BACK the number before and the one after it, as 7>2; of HANDED_IN_BY the later device
public.device_event 07 happened_at timestamp with time zone not null
public.device_event 08 received_at timestamp with time zone not null
public.device_pairing 01 code_hash bytea not null
public.device_pairing 02 division_id integer not null
public.device_pairing 03 hall_id integer not null
public.device_pairing 04 window_id integer
public.device_pairing 05 kind text not null
public.device_pairing 06 created_at timestamp with time zone not null default now()
public.device_pairing 07 expires_at timestamp with time zone not null
public.device_pairing 08 used_at timestamp with time zone
public.device_pairing 09 settings jsonb
public.device_state 01 device_id uuid not null
public.device_state 02 division_id integer not null
public.device_state 03 hall_id integer not null
public.device_state 04 heard_at timestamp with time zone not null
public.device_state 05 version text not null
public.device_state 06 is_visible boolean not null
public.device_state 07 brightness_percent smallint
public.device_state 08 clock_offset_ms bigint not null -- our clock minus the device’s
public.device_state 09 queue_length integer not null
public.device_state 10 last_sequence integer not null
public.device_state 11 drivers jsonb not null
public.device_state 12 said_sequence integer -- the last number as the device said it last; smaller than before: NUMBERS_WENT_BACK
public.dimension_tally 01 hall_id integer not null
public.dimension_tally 02 day date not null
public.dimension_tally 03 window_id integer not null
public.dimension_tally 04 channel evaluation_channel not null
public.dimension_tally 05 origin evaluation_origin not null
public.dimension_tally 06 validity evaluation_validity not null
public.dimension_tally 07 division_id integer not null
public.dimension_tally 08 dimension text not null
public.dimension_tally 09 scale smallint not null
public.dimension_tally 10 given bigint not null
public.dimension_tally 11 total bigint not null
public.disqualification 01 id uuid not null
public.disqualification 02 assessor_id uuid not null
public.disqualification 03 division_id integer not null
public.disqualification 04 grounds text[] not null
public.disqualification 05 reason text not null
public.disqualification 06 account_id uuid not null
public.disqualification 07 proposed_at timestamp with time zone not null
public.disqualification 08 nonce uuid not null default gen_random_uuid()
public.disqualification_end 01 disqualification_id uuid not null
public.disqualification_end 02 proposed_by uuid not null
public.disqualification_end 03 division_id integer not null
public.disqualification_end 04 outcome text not null
public.disqualification_end 05 reason text not null
public.disqualification_end 06 account_id uuid not null
public.disqualification_end 07 ended_at timestamp with time zone not null
public.disqualification_end 08 nonce uuid not null default gen_random_uuid()
public.do_not_call 01 seq bigint not null generated always as identity
public.do_not_call 02 recipient_index bytea not null
public.do_not_call 03 wish text not null
public.do_not_call 04 api_key_id uuid -- who passed the wish on; null: the recipient, by the link in a letter
public.do_not_call 05 at timestamp with time zone not null
public.drill_hop 01 run_id uuid not null
public.drill_hop 02 hop text not null
public.drill_hop 03 at timestamp with time zone not null
public.drill_hop 04 fault text
public.drill_run 01 id uuid not null
public.drill_run 02 day date not null
public.drill_run 03 channel evaluation_channel not null
public.drill_run 04 attempt smallint not null
public.drill_run 05 started_at timestamp with time zone not null
public.duty_shift 01 id uuid not null
public.duty_shift 02 division_id integer not null
public.duty_shift 03 hall_id integer not null
public.duty_shift 04 account_id uuid not null
public.duty_shift 05 day date not null
public.duty_shift 06 from_minute smallint not null
public.duty_shift 07 to_minute smallint not null
public.duty_shift 08 covers_account_id uuid -- 替班: whom it was planned for
public.duty_shift 09 put_by uuid -- null: brought with a trial hall
public.duty_shift 10 put_at timestamp with time zone not null
public.duty_shift_withdrawal 01 shift_id uuid not null
public.duty_shift_withdrawal 02 division_id integer not null
public.duty_shift_withdrawal 03 hall_id integer not null
public.duty_shift_withdrawal 04 withdrawn_by uuid not null
public.duty_shift_withdrawal 05 withdrawn_at timestamp with time zone not null
public.earlier_record 01 record_id uuid not null
public.earlier_record 02 told jsonb not null -- the fields that records of today commit to themselves, as they stood when this was written
public.earlier_record 03 nonce uuid not null default gen_random_uuid() -- whoever handles an order knows the id of its evaluation, and is not to find the rest by trying
public.evaluated_count 01 received_day date not null
public.evaluated_count 02 hall_id integer not null
public.evaluated_count 03 service_day date not null
public.evaluated_count 04 window_id integer not null
public.evaluated_count 05 channel evaluation_channel not null
public.evaluated_count 06 outcome service_outcome not null
public.evaluated_count 07 age_band smallint not null
public.evaluated_count 08 division_id integer not null
public.evaluated_count 09 evaluated bigint not null
public.evaluated_count 10 unlinked bigint not null -- given anonymously: the link to the service is not kept
public.evaluation 01 id uuid not null
public.evaluation 02 division_id integer not null
public.evaluation 03 hall_id integer not null
public.evaluation 04 window_id integer not null
public.evaluation 05 staff_id integer
public.evaluation 06 item_id integer not null
public.evaluation 07 variant_id integer
public.evaluation 08 receiving_division_id integer not null
public.evaluation 09 receiving_organization_id integer not null
public.evaluation 10 deciding_division_id integer not null
public.evaluation 11 deciding_organization_id integer not null
public.evaluation 12 source_id integer not null
public.evaluation 13 policy_id integer not null
public.evaluation 14 attribution attribution not null
public.evaluation 15 authority authority not null
public.evaluation 16 origin evaluation_origin not null
public.evaluation 17 channel evaluation_channel not null
public.evaluation 18 identity_mode identity_mode not null
public.evaluation 19 service service_name not null
public.evaluation 20 mode service_mode not null
public.evaluation 21 outcome service_outcome not null
public.evaluation 22 audience audience not null
public.evaluation 23 received_at timestamp with time zone not null
public.evaluation 24 device_time timestamp with time zone
public.evaluation 25 service_day date not null
public.evaluation 26 grade smallint not null
public.evaluation 27 reason_pending boolean not null -- a negative grade given without reason or words: it counts all the same, and may be completed once
public.evaluation 28 has_comment boolean not null
public.evaluation 29 has_agent boolean not null
public.evaluation 30 legally_required_refusal boolean not null
public.evaluation 31 prejudged boolean
public.evaluation 32 assisted boolean
public.evaluation 33 age_band smallint not null
public.evaluation 34 waiting_band smallint not null
public.evaluation 35 handling_band smallint not null
public.evaluation 36 lag_band smallint not null
public.evaluation 37 times_submitted_band smallint not null
public.evaluation 38 trips_band smallint not null
public.evaluation 39 tags smallint[] not null default '{}'::smallint[]
public.evaluation 40 scores jsonb
public.evaluation 41 digest bytea not null
public.evaluation 42 record_version smallint not null default 1 -- 1: the digest commits to what was said alone, and a leaf of earlier_record to how it counts; 2: to both
public.evaluation_audit 01 id uuid not null
public.evaluation_audit 02 evaluation_id uuid not null
public.evaluation_audit 03 month_from date not null
public.evaluation_audit 04 window_id integer not null
public.evaluation_audit 05 grade_group text not null
public.evaluation_audit 06 channel evaluation_channel not null
public.evaluation_audit 07 division_id integer not null
public.evaluation_audit 08 hall_id integer not null
public.evaluation_audit 09 item_id integer not null
public.evaluation_audit 10 service_day date not null
public.evaluation_audit 11 grade smallint not null -- what whoever asks has to know of it; the words are shown to nobody for this
public.evaluation_audit 12 call_until timestamp with time zone not null
public.evaluation_audit 13 policy_id integer not null
public.evaluation_audit 14 drawn_at timestamp with time zone not null
public.evaluation_audit_draw 01 month_from date not null
public.evaluation_audit_draw 02 seed bytea not null
public.evaluation_audit_draw 03 seed_source text not null
public.evaluation_audit_draw 04 told text[] not null -- signatures of witnesses under the first checkpoint after seed_after, or the result of the public draw and where it stands
public.evaluation_audit_draw 05 drawn integer not null
public.evaluation_audit_draw 06 account_id uuid
public.evaluation_audit_draw 07 drawn_at timestamp with time zone not null
public.evaluation_audit_freeze 01 month_from date not null
public.evaluation_audit_freeze 02 month_end date not null
public.evaluation_audit_freeze 03 units integer not null
public.evaluation_audit_freeze 04 left_out integer not null -- invalid when it was frozen; drills are none of them
public.evaluation_audit_freeze 05 digest bytea not null -- SHA-256 of the lines of its strata (domain/evaluation-audit.ts, frozenText)
public.evaluation_audit_freeze 06 seed_source text not null
public.evaluation_audit_freeze 07 public_draw text not null
public.evaluation_audit_freeze 08 seed_after timestamp with time zone not null
public.evaluation_audit_freeze 09 policy_id integer not null
public.evaluation_audit_freeze 10 frozen_at timestamp with time zone not null
public.evaluation_audit_outcome 01 audit_id uuid not null
public.evaluation_audit_outcome 02 division_id integer not null
public.evaluation_audit_outcome 03 hall_id integer not null
public.evaluation_audit_outcome 04 outcome text not null
public.evaluation_audit_outcome 05 account_id uuid not null
public.evaluation_audit_outcome 06 at timestamp with time zone not null
public.evaluation_audit_outcome 07 record_id uuid -- of the vault: what was said, in words
public.evaluation_audit_stratum 01 month_from date not null
public.evaluation_audit_stratum 02 window_id integer not null
public.evaluation_audit_stratum 03 grade_group text not null
public.evaluation_audit_stratum 04 channel evaluation_channel not null
public.evaluation_audit_stratum 05 division_id integer not null
public.evaluation_audit_stratum 06 hall_id integer not null
public.evaluation_audit_stratum 07 units integer not null
public.evaluation_audit_stratum 08 salt bytea not null -- told of a stratum that was taken whole alone: without it nobody finds the leaves of a stratum by trying those of the log
public.evaluation_audit_stratum 09 digest bytea not null -- SHA-256 of the salt and of the SHA-256 of the hashes of its leaves in their order (domain/evaluation-audit.ts, leavesText)
public.evaluation_audit_stratum 10 is_sealed boolean not null -- of too few: it is told to nobody, and the freeze commits to its salted line (sealText)
public.evaluation_audit_try 01 audit_id uuid not null
public.evaluation_audit_try 02 turn smallint not null
public.evaluation_audit_try 03 day date not null
public.evaluation_audit_try 04 division_id integer not null
public.evaluation_audit_try 05 hall_id integer not null
public.evaluation_audit_try 06 account_id uuid not null
public.evaluation_audit_try 07 at timestamp with time zone not null
public.evaluation_audit_try 08 is_last boolean not null
public.evaluation_capture 01 evaluation_id uuid not null
public.evaluation_capture 02 division_id integer not null
public.evaluation_capture 03 hall_id integer not null
public.evaluation_capture 04 lossy boolean not null
public.evaluation_capture 05 grades smallint[] not null -- the grades that could be said; fewer than five: lossy
public.evaluation_capture 06 presence text[] not null default '{}'::text[]
public.evaluation_capture 07 is_emulated boolean not null
public.evaluation_invalidation 01 evaluation_id uuid not null
public.evaluation_invalidation 02 division_id integer not null
public.evaluation_invalidation 03 hall_id integer not null
public.evaluation_invalidation 04 appeal_id uuid -- null: two have decided that it was manipulation (manipulation_decision)
public.evaluation_invalidation 05 invalidated_at timestamp with time zone not null
public.evaluation_prompt 01 evaluation_id uuid not null
public.evaluation_prompt 02 division_id integer not null
public.evaluation_prompt 03 hall_id integer not null
public.evaluation_reason 01 evaluation_id uuid not null
public.evaluation_reason 02 division_id integer not null
public.evaluation_reason 03 hall_id integer not null
public.evaluation_reason 04 idempotency_key_hash bytea not null
public.evaluation_reason 05 request_hash bytea not null
public.evaluation_reason 06 received_at timestamp with time zone not null
public.evaluation_reason 07 record_id uuid not null
public.evaluation_reason 08 has_comment boolean not null
public.evaluation_reason 09 tags smallint[] not null default '{}'::smallint[]
public.evaluation_reason 10 scores jsonb
public.evaluation_reason 11 digest bytea not null
public.evaluation_supplement 01 evaluation_id uuid not null
public.evaluation_supplement 02 kind text not null -- REVISION: after contact; SUPPLEMENTARY: after what was put right has been fed back
public.evaluation_supplement 03 division_id integer not null
public.evaluation_supplement 04 hall_id integer not null
public.evaluation_supplement 05 given_at timestamp with time zone not null
public.evaluation_supplement 06 grade smallint not null
public.evaluation_supplement 07 tags smallint[] not null default '{}'::smallint[]
public.evaluation_supplement 08 has_comment boolean not null
public.evaluation_supplement 09 record_id uuid not null
public.evaluation_supplement 10 policy_id integer not null
public.evaluation_supplement 11 digest bytea not null
public.evaluation_tag 01 id smallint not null
public.evaluation_tag 02 tag_set_id smallint not null
public.evaluation_tag 03 norm_code text not null
public.evaluation_tag 04 grade smallint not null
public.evaluation_tag 05 is_base boolean not null
public.evaluation_tag 06 name_zh text not null
public.evaluation_tag 07 name_en text not null
public.evaluation_tag_set 01 id smallint not null
public.evaluation_tag_set 02 code text not null
public.evaluation_tag_set 03 in_force_from date
public.evaluation_tag_set 04 in_force_to date
public.evaluation_tag_set 05 source text not null
public.evaluation_tally 01 hall_id integer not null
public.evaluation_tally 02 day date not null -- the day of receipt, Asia/Shanghai
public.evaluation_tally 03 window_id integer not null
public.evaluation_tally 04 channel evaluation_channel not null
public.evaluation_tally 05 origin evaluation_origin not null
public.evaluation_tally 06 validity evaluation_validity not null
public.evaluation_tally 07 division_id integer not null
public.evaluation_tally 08 grade_1 bigint not null default 0
public.evaluation_tally 09 grade_2 bigint not null default 0
public.evaluation_tally 10 grade_3 bigint not null default 0
public.evaluation_tally 11 grade_4 bigint not null default 0
public.evaluation_tally 12 grade_5 bigint not null default 0
public.evidence_chunk 01 file_id uuid not null
public.evidence_chunk 02 seq integer not null
public.evidence_chunk 03 division_id integer not null
public.evidence_chunk 04 hall_id integer
public.evidence_chunk 05 sealed bytea not null
public.evidence_file 01 id uuid not null
public.evidence_file 02 order_id uuid not null
public.evidence_file 03 division_id integer not null
public.evidence_file 04 hall_id integer not null
public.evidence_file 05 actor_kind text not null
public.evidence_file 06 account_id uuid
public.evidence_file 07 media_type text not null
public.evidence_file 08 bytes integer not null
public.evidence_file 09 digest bytea not null -- keyed image of what is kept: a photo without what the camera wrote into it
public.evidence_file 10 kept_at timestamp with time zone not null
public.evidence_use 01 file_id uuid not null
public.evidence_use 02 order_id uuid not null
public.evidence_use 03 order_sequence integer
public.evidence_use 04 appeal_id uuid
public.evidence_use 05 appeal_sequence integer
public.evidence_use 06 division_id integer not null
public.evidence_use 07 hall_id integer not null
public.exemption 01 id uuid not null
public.exemption 02 division_id integer not null
public.exemption 03 hall_id integer not null
public.exemption 04 window_id integer -- null: every window of the hall
public.exemption 05 item_id integer -- null: every item there
public.exemption 06 organization_id integer not null -- who answers for what is covered: nobody of it decides
public.exemption 07 cause text not null
public.exemption 08 from_day date not null -- days of service, the last included
public.exemption 09 to_day date not null
public.exemption 10 document_title text not null -- the notice, policy or report that shows the cause
public.exemption 11 document_number text
public.exemption 12 document_day date not null
public.exemption 13 policy_id integer not null -- in force when it was proposed: until when it is to be decided
public.exemption 14 account_id uuid not null
public.exemption 15 proposed_at timestamp with time zone not null
public.exemption 16 record_id uuid not null -- of the vault: what has happened, in words
public.exemption_decision 01 exemption_id uuid not null
public.exemption_decision 02 proposed_by uuid not null
public.exemption_decision 03 division_id integer not null
public.exemption_decision 04 hall_id integer not null
public.exemption_decision 05 outcome text not null
public.exemption_decision 06 from_day date -- what is exempt: all the days that were proposed, or fewer of them
public.exemption_decision 07 to_day date
public.exemption_decision 08 account_id uuid not null
public.exemption_decision 09 decided_at timestamp with time zone not null
public.exemption_decision 10 record_id uuid not null
public.hall_hours_version 01 hall_id integer not null
public.hall_hours_version 02 effective_from date not null
public.hall_hours_version 03 revision integer not null default 1
public.hall_hours_version 04 hours jsonb not null
public.hall_hours_version 05 recorded_at timestamp with time zone not null default now()
public.handling_event 01 order_id uuid not null
public.handling_event 02 sequence integer not null
public.handling_event 03 division_id integer not null
public.handling_event 04 hall_id integer not null
public.handling_event 05 kind text not null
public.handling_event 06 at timestamp with time zone not null
public.handling_event 07 actor_kind text not null
public.handling_event 08 account_id uuid
public.handling_event 09 facts jsonb not null default '{}'::jsonb
public.handling_event 10 record_id uuid
public.handling_opened_told 01 order_id uuid not null
public.handling_opened_told 02 division_id integer not null
public.handling_opened_told 03 hall_id integer not null
public.handling_opened_told 04 told_at timestamp with time zone not null
public.handling_order 01 id uuid not null -- opened by an evaluation, it has the evaluation’s id
public.handling_order 02 division_id integer not null
public.handling_order 03 hall_id integer not null
public.handling_order 04 window_id integer
public.handling_order 05 item_id integer
public.handling_order 06 staff_id integer
public.handling_order 07 source text not null
public.handling_order 08 evaluation_id uuid
public.handling_order 09 is_drill boolean not null
public.handling_order 10 policy_id integer not null -- how bad evaluations were handled there when it was opened: that governs it for ever
public.handling_order 11 opened_at timestamp with time zone not null
public.handling_order_state 01 order_id uuid not null
public.handling_order_state 02 division_id integer not null
public.handling_order_state 03 hall_id integer not null
public.handling_order_state 04 organization_id integer not null
public.handling_order_state 05 offered_to integer
public.handling_order_state 06 stage text not null
public.handling_order_state 07 version integer not null
public.handling_order_state 08 round integer not null default 0
public.handling_order_state 09 next_due_at timestamp with time zone
public.handling_order_state 10 next_look_at timestamp with time zone -- when time alone changes something: a sweep asks the rule again then; null while a calendar is not published or nothing runs
public.handling_order_state 11 is_drill boolean not null
public.handling_order_state 12 co_handlers integer[] not null default '{}'::integer[] -- those that have been asked to take part and have not reported yet
public.handling_order_state 13 is_extension_asked boolean not null default false
public.handling_reminder 01 order_id uuid not null
public.handling_reminder 02 key text not null
public.handling_reminder 03 division_id integer not null
public.handling_reminder 04 hall_id integer not null
public.handling_reminder 05 clock text not null
public.handling_reminder 06 kind text not null
public.handling_reminder 07 level smallint not null
public.handling_reminder 08 due_at timestamp with time zone not null
public.handling_reminder 09 told_at timestamp with time zone not null
public.handling_round 01 order_id uuid not null
public.handling_round 02 round integer not null
public.handling_round 03 division_id integer not null
public.handling_round 04 hall_id integer not null
public.handling_round 05 organization_id integer not null -- who leads it, or led it at the end
public.handling_round 06 source text not null
public.handling_round 07 is_drill boolean not null
public.handling_round 08 is_named boolean not null -- it is known whom to call; who that is stands elsewhere, sealed
public.handling_round 09 begun_at timestamp with time zone not null
public.handling_round 10 finding text
public.handling_round 11 acknowledged_at timestamp with time zone
public.handling_round 12 acknowledge_due_at timestamp with time zone
public.handling_round 13 contacted_at timestamp with time zone
public.handling_round 14 contact_due_at timestamp with time zone
public.handling_round 15 handled_at timestamp with time zone
public.handling_round 16 handle_due_at timestamp with time zone
public.handling_round 17 answered_at timestamp with time zone
public.handling_round 18 answer_due_at timestamp with time zone -- until it is answered: of the step at which it stands
public.handling_round 19 is_taken_up boolean not null default false -- the citizen has had it taken up again: another round has begun
public.handling_round 20 is_closed boolean not null default false
public.handling_round 21 satisfaction smallint
public.handling_round 22 is_solved boolean
public.import_bad_row 01 import_id uuid not null
public.import_bad_row 02 row_no integer not null
public.import_bad_row 03 division_id integer not null
public.import_bad_row 04 hall_id integer
public.import_bad_row 05 problems jsonb not null -- codes and columns only; never a value of the row
public.import_bad_row 06 sealed bytea not null
public.import_chunk 01 import_id uuid not null
public.import_chunk 02 seq integer not null
public.import_chunk 03 division_id integer not null
public.import_chunk 04 hall_id integer
public.import_chunk 05 sealed bytea not null
public.import_run 01 id uuid not null
public.import_run 02 api_key_id uuid
public.import_run 03 division_id integer not null
public.import_run 04 hall_id integer
public.import_run 05 kind text not null
public.import_run 06 mode text not null
public.import_run 07 format text not null
public.import_run 08 idempotency_hash bytea not null
public.import_run 09 request_hash bytea not null
public.import_run 10 file_bytes integer not null
public.import_run 11 state text not null default 'WAITING'::text
public.import_run 12 code text
public.import_run 13 column_no integer
public.import_run 14 rows_expected integer
public.import_run 15 rows_read integer not null default 0 -- rows that the present pass is through with: after an interruption it goes on behind them
public.import_run 16 rows_kept integer not null default 0
public.import_run 17 rows_unchanged integer not null default 0
public.import_run 18 rows_bad integer not null default 0
public.import_run 19 times_resumed integer not null default 0
public.import_run 20 received_at timestamp with time zone not null
public.import_run 21 finished_at timestamp with time zone
public.import_run 22 cleared_at timestamp with time zone
public.import_run 23 lease uuid -- which process is at it; another may take over once leased_until has passed
public.import_run 24 leased_until timestamp with time zone
public.import_run 25 account_id uuid
public.import_run 26 post_id uuid -- in which post the account has handed it in: another of its posts sees nothing of it
public.indicator 01 code text not null
public.indicator 02 pack text not null
public.indicator 03 body jsonb not null
public.indicator 04 shipped_at timestamp with time zone not null
public.invitation 01 id uuid not null
public.invitation 02 token_hash bytea not null
public.invitation 03 occurrence_id uuid not null
public.invitation 04 division_id integer not null
public.invitation 05 hall_id integer not null
public.invitation 06 issued_at timestamp with time zone not null
public.invitation 07 expires_at timestamp with time zone not null
public.invitation 08 policy_id integer not null
public.invitation_count 01 window_id integer not null
public.invitation_count 02 day date not null -- on which the services ended, Asia/Shanghai; drills are not counted
public.invitation_count 03 revision integer not null
public.invitation_count 04 division_id integer not null
public.invitation_count 05 hall_id integer not null
public.invitation_count 06 services integer not null
public.invitation_count 07 invited integer not null
public.invitation_count 08 evaluated integer not null -- more than were invited would be a finding: it is counted, not corrected
public.invitation_count 09 counted_at timestamp with time zone not null
public.invitation_count 10 nonce uuid not null default gen_random_uuid() -- of few services nobody is told how many were evaluated, nor can find it by trying
public.invitation_count_day 01 day date not null
public.invitation_count_day 02 turn smallint not null
public.invitation_count_day 03 counted_at timestamp with time zone not null
public.invitation_opening 01 opening_hash bytea not null
public.invitation_opening 02 expires_on date not null
public.item_guide_version 01 item_id integer not null
public.item_guide_version 02 effective_from date not null
public.item_guide_version 03 revision integer not null default 1
public.item_guide_version 04 materials jsonb
public.item_guide_version 05 fees jsonb -- amounts in fen, with the document they are charged by
public.item_guide_version 06 recorded_at timestamp with time zone not null default now()
public.ledger_opening 01 evaluation_id uuid not null
public.ledger_opening 02 period text not null
public.ledger_opening 03 division_id integer not null
public.ledger_opening 04 hall_id integer not null
public.ledger_opening 05 window_id integer not null
public.ledger_opening 06 digest bytea not null
public.ledger_opening 07 hour integer -- since 1970, as it was committed to; null where it stays closed: of a week, and of too few
public.ledger_opening 08 item_code text -- null where it stays closed
public.ledger_opening 09 grade smallint not null
public.ledger_opening 10 dimensions jsonb
public.ledger_opening 11 salts bytea
public.ledger_opening 12 commitments bytea
public.ledger_opening_count 01 period text not null
public.ledger_opening_count 02 log_size bigint not null -- of the last checkpoint that was published before the day had ended: nothing in it is of a later day
public.ledger_opening_count 03 evaluations bigint not null -- leaves of evaluations in it; more than counted would be a finding: it is counted, not corrected
public.ledger_opening_count 04 counted bigint not null -- given, and drills, of all days up to this one
public.ledger_opening_figure 01 period text not null
public.ledger_opening_figure 02 window_id integer not null
public.ledger_opening_figure 03 revision integer not null
public.ledger_opening_figure 04 division_id integer not null
public.ledger_opening_figure 05 hall_id integer not null
public.ledger_opening_figure 06 hall_code text not null
public.ledger_opening_figure 07 window_code text not null
public.ledger_opening_figure 08 given integer not null
public.ledger_opening_figure 09 valid integer not null
public.ledger_opening_figure 10 invalidated integer not null
public.ledger_opening_figure 11 quarantined integer not null
public.ledger_opening_figure 12 not_opened integer not null -- of which too little is left to prove anything
public.ledger_opening_figure 13 grades integer[] not null -- how many of grade 1 to 5 were opened: valid and invalid alike, so that no difference tells which
public.ledger_opening_figure 14 openings_digest bytea not null -- ledger/opening.ts: over the digests of what was opened
public.ledger_opening_figure 15 counted_at timestamp with time zone not null
public.ledger_opening_hall 01 period text not null
public.ledger_opening_hall 02 hall_id integer not null
public.ledger_opening_hall 03 division_id integer not null
public.ledger_opening_hall 04 hall_code text not null
public.ledger_opening_hall 05 given integer not null
public.ledger_opening_hall 06 opened integer not null
public.ledger_opening_period 01 period text not null
public.ledger_opening_period 02 kind text not null
public.ledger_opening_period 03 from_day date not null
public.ledger_opening_period 04 to_day date not null
public.ledger_opening_period 05 smallest_group integer not null
public.ledger_opening_period 06 given integer not null -- of a week: those that none of its days has opened
public.ledger_opening_period 07 opened integer not null
public.ledger_opening_period 08 drills integer not null -- of the daily drill: in the log, in no figure, and never opened
public.ledger_opening_period 09 closed_at timestamp with time zone not null
public.letter 01 id uuid not null
public.letter 02 seq bigint not null generated always as identity
public.letter 03 occurrence_id uuid
public.letter 04 turn smallint not null
public.letter 05 channel letter_channel not null
public.letter 06 recipient_index bytea not null
public.letter 07 other_index bytea -- the same person by another address, for wishes not to be written to
public.letter 08 stop_hash bytea not null
public.letter 09 revision_id uuid
public.letter 10 sealed_field text
public.letter 11 division_id integer not null
public.letter 12 hall_id integer
public.letter 13 window_id integer
public.letter 14 service_day date
public.letter 15 due_at timestamp with time zone not null -- when it was meant to go: letters to one recipient go in the order of (due_at, seq)
public.letter 16 expires_at timestamp with time zone not null
public.letter 17 state letter_state not null default 'WAITING'::letter_state -- SENDING: a provider may have it; UNKNOWN: it may or may not have taken it, and is asked; UNCERTAIN: never known
public.letter 18 not_before timestamp with time zone not null -- earliest next look at an open letter; whoever takes it moves this on, which is the lease
public.letter 19 lease uuid
public.letter 20 attempts smallint not null default 0
public.letter 21 provider text
public.letter 22 provider_reference text
public.letter 23 begun_at timestamp with time zone
public.letter 24 sent_at timestamp with time zone
public.letter 25 order_id uuid -- of a notice: what is told about; recipient_index is then an image of the order, not of the address
public.letter 26 notice text
public.letter 27 notice_key text
public.letter 28 code_hash bytea -- of the code in the link of a notice, which opens the page of one’s own order until the letter expires
public.letter 29 account_id uuid -- of a reminder: who is reminded; recipient_index is then an image of the account, not of the number
public.letter_tally 01 hall_id integer not null
public.letter_tally 02 service_day date not null
public.letter_tally 03 window_id integer not null
public.letter_tally 04 channel letter_channel not null
public.letter_tally 05 division_id integer not null
public.letter_tally 06 sent bigint not null default 0
public.letter_tally 07 delivered bigint not null default 0
public.letter_tally 08 undelivered bigint not null default 0
public.letter_tally 09 uncertain bigint not null default 0
public.letter_tally 10 dropped bigint not null default 0
public.malicious_entry 01 id uuid not null
public.malicious_entry 02 number bigint not null generated always as identity -- by which it is spoken of: nobody is named
public.malicious_entry 03 appeal_id uuid not null
public.malicious_entry 04 evaluation_id uuid not null
public.malicious_entry 05 register_id integer not null -- whose register it is: the region whose policy keeps one
public.malicious_entry 06 division_id integer not null
public.malicious_entry 07 hall_id integer not null
public.malicious_entry 08 policy_id integer not null -- how long it lasts and until when one may object: as it was when it was proposed
public.malicious_entry 09 proposed_at timestamp with time zone not null
public.malicious_entry_event 01 entry_id uuid not null
public.malicious_entry_event 02 sequence integer not null
public.malicious_entry_event 03 division_id integer not null
public.malicious_entry_event 04 hall_id integer not null
public.malicious_entry_event 05 kind text not null
public.malicious_entry_event 06 at timestamp with time zone not null
public.malicious_entry_event 07 actor_kind text not null
public.malicious_entry_event 08 account_id uuid
public.malicious_entry_event 09 facts jsonb not null default '{}'::jsonb
public.malicious_entry_event 10 record_id uuid
public.malicious_entry_image 01 entry_id uuid not null
public.malicious_entry_image 02 image bytea not null
public.malicious_entry_image 03 division_id integer not null
public.malicious_entry_image 04 hall_id integer not null
public.manipulation_baseline 01 month_from date not null
public.manipulation_baseline 02 hall_id integer not null
public.manipulation_baseline 03 division_id integer not null
public.manipulation_baseline 04 policy_id integer not null
public.manipulation_baseline 05 body jsonb not null -- the JSON null where there were too few to call anything ordinary
public.manipulation_baseline 06 digest bytea not null -- SHA-256 of number and body of the policy and of this body, as they stand
public.manipulation_baseline 07 frozen_at timestamp with time zone not null
public.manipulation_day 01 day date not null
public.manipulation_day 02 halls integer not null
public.manipulation_day 03 evaluations integer not null
public.manipulation_day 04 signals integer not null
public.manipulation_day 05 looked_at timestamp with time zone not null
public.manipulation_decision 01 proposal_id uuid not null
public.manipulation_decision 02 signal_id uuid not null
public.manipulation_decision 03 proposed_by uuid not null
public.manipulation_decision 04 division_id integer not null
public.manipulation_decision 05 hall_id integer not null
public.manipulation_decision 06 is_confirmed boolean not null
public.manipulation_decision 07 account_id uuid not null
public.manipulation_decision 08 decided_at timestamp with time zone not null
public.manipulation_decision 09 record_id uuid not null
public.manipulation_proposal 01 id uuid not null
public.manipulation_proposal 02 signal_id uuid not null
public.manipulation_proposal 03 division_id integer not null
public.manipulation_proposal 04 hall_id integer not null
public.manipulation_proposal 05 outcome text not null
public.manipulation_proposal 06 account_id uuid not null
public.manipulation_proposal 07 proposed_at timestamp with time zone not null
public.manipulation_proposal 08 record_id uuid not null -- of the vault: why, in words
public.manipulation_quarantine 01 signal_id uuid not null
public.manipulation_quarantine 02 evaluation_id uuid not null
public.manipulation_quarantine 03 division_id integer not null
public.manipulation_quarantine 04 hall_id integer not null
public.manipulation_replay 01 id uuid not null
public.manipulation_replay 02 proposal_id uuid not null
public.manipulation_replay 03 division_id integer not null
public.manipulation_replay 04 from_day date not null
public.manipulation_replay 05 to_day date not null
public.manipulation_replay 06 both_found integer not null
public.manipulation_replay 07 only_before integer not null
public.manipulation_replay 08 only_after integer not null
public.manipulation_replay 09 account_id uuid not null
public.manipulation_replay 10 replayed_at timestamp with time zone not null
public.manipulation_signal 01 id uuid not null
public.manipulation_signal 02 division_id integer not null
public.manipulation_signal 03 hall_id integer not null
public.manipulation_signal 04 window_id integer not null
public.manipulation_signal 05 staff_id integer
public.manipulation_signal 06 detector text not null
public.manipulation_signal 07 day date not null
public.manipulation_signal 08 cell text not null
public.manipulation_signal 09 state text not null
public.manipulation_signal 10 statistic text not null -- a number as text, like those that follow: its leaf hangs on no setting of who reads it
public.manipulation_signal 11 observed text not null
public.manipulation_signal 12 expected text not null
public.manipulation_signal 13 chance text
public.manipulation_signal 14 level text -- the false discovery rate at which it still is one; null where no chance is known
public.manipulation_signal 15 evaluations integer not null
public.manipulation_signal 16 policy_id integer not null
public.manipulation_signal 17 parameters_digest bytea not null -- of the frozen baseline and rules of the month (manipulation_baseline)
public.manipulation_signal 18 found_at timestamp with time zone not null
public.message 01 id uuid not null
public.message 02 at timestamp with time zone not null
public.message 03 kind text not null
public.message 04 account_id uuid
public.message 05 role text
public.message 06 division_id integer not null
public.message 07 hall_id integer
public.message 08 detail jsonb not null default '{}'::jsonb
public.message 09 page text -- where in the console it leads, with target behind it
public.message 10 target text
public.message 11 once_key text -- what is told: told again under the same key, it is not told twice
public.message_read 01 account_id uuid not null
public.message_read 02 message_id uuid not null
public.message_read 03 read_at timestamp with time zone not null
public.monthly_partitioned 01 table_name text not null
public.monthly_partitioned 02 registered_at timestamp with time zone not null default now()
public.opening_tally 01 hall_id integer not null
public.opening_tally 02 service_day date not null
public.opening_tally 03 window_id integer not null
public.opening_tally 04 channel evaluation_channel not null
public.opening_tally 05 division_id integer not null
public.opening_tally 06 opened bigint not null
public.opinion_coding 01 session_id uuid not null
public.opinion_coding 02 version smallint not null
public.opinion_coding 03 number smallint not null
public.opinion_coding 04 account_id uuid not null
public.opinion_coding 05 division_id integer not null
public.opinion_coding 06 hall_id integer
public.opinion_coding 07 codes text[] not null -- of the code book of the policy; the first is the main one, by which coders are compared
public.opinion_coding 08 at timestamp with time zone not null
public.opinion_decision 01 finding_id uuid not null
public.opinion_decision 02 division_id integer not null
public.opinion_decision 03 hall_id integer
public.opinion_decision 04 outcome text not null
public.opinion_decision 05 order_id uuid
public.opinion_decision 06 words text not null
public.opinion_decision 07 account_id uuid not null
public.opinion_decision 08 decided_at timestamp with time zone not null
public.opinion_file 01 id uuid not null
public.opinion_file 02 session_id uuid not null
public.opinion_file 03 division_id integer not null
public.opinion_file 04 hall_id integer
public.opinion_file 05 media_type text not null
public.opinion_file 06 bytes integer not null
public.opinion_file 07 digest bytea not null
public.opinion_file 08 account_id uuid
public.opinion_file 09 kept_at timestamp with time zone not null
public.opinion_finding 01 id uuid not null
public.opinion_finding 02 division_id integer not null
public.opinion_finding 03 hall_id integer
public.opinion_finding 04 window_id integer
public.opinion_finding 05 item_id integer
public.opinion_finding 06 codes text[] not null
public.opinion_finding 07 words text not null
public.opinion_finding 08 policy_id integer not null
public.opinion_finding 09 account_id uuid not null
public.opinion_finding 10 found_at timestamp with time zone not null
public.opinion_ground 01 finding_id uuid not null
public.opinion_ground 02 sequence smallint not null
public.opinion_ground 03 division_id integer not null
public.opinion_ground 04 hall_id integer
public.opinion_ground 05 session_id uuid
public.opinion_ground 06 version smallint
public.opinion_ground 07 number smallint
public.opinion_ground 08 suggestion_id uuid
public.opinion_protocol 01 session_id uuid not null
public.opinion_protocol 02 version smallint not null
public.opinion_protocol 03 division_id integer not null
public.opinion_protocol 04 hall_id integer
public.opinion_protocol 05 groups text[] not null -- by the number of the statement: of which group was who said it
public.opinion_protocol 06 images text[] not null -- keyed images of the statements, in hex: what is the same in another version is coded already
public.opinion_protocol 07 reason text
public.opinion_protocol 08 record_id uuid not null
public.opinion_protocol 09 account_id uuid
public.opinion_protocol 10 recorded_at timestamp with time zone not null
public.opinion_session 01 id uuid not null
public.opinion_session 02 kind text not null
public.opinion_session 03 day date not null
public.opinion_session 04 division_id integer not null
public.opinion_session 05 hall_id integer
public.opinion_session 06 item_id integer
public.opinion_session 07 host_organization_id integer not null
public.opinion_session 08 topic text not null
public.opinion_session 09 groups jsonb not null -- by the code of the group: how many of them took part
public.opinion_session 10 consent text not null -- whether those who took part agreed to be recorded; refused: no file is kept of it
public.opinion_session 11 guide_code text -- a guide of the policy; null: the questions were made for this session
public.opinion_session 12 guide_questions text[] not null
public.opinion_session 13 policy_id integer not null
public.opinion_session 14 account_id uuid
public.opinion_session 15 recorded_at timestamp with time zone not null
public.opinion_settlement 01 session_id uuid not null
public.opinion_settlement 02 version smallint not null
public.opinion_settlement 03 number smallint not null
public.opinion_settlement 04 division_id integer not null
public.opinion_settlement 05 hall_id integer
public.opinion_settlement 06 codes text[] not null
public.opinion_settlement 07 way text not null
public.opinion_settlement 08 reason text not null
public.opinion_settlement 09 account_id uuid not null
public.opinion_settlement 10 at timestamp with time zone not null
public.organization 01 id integer not null generated always as identity
public.organization 02 uscc text not null
public.organization_version 01 organization_id integer not null
public.organization_version 02 effective_from date not null
public.organization_version 03 revision integer not null default 1
public.organization_version 04 name text not null
public.organization_version 05 division_id integer not null
public.organization_version 06 status entry_status not null default 'OPEN'::entry_status
public.organization_version 07 recorded_at timestamp with time zone not null default now()
public.passkey_challenge 01 id uuid not null
public.passkey_challenge 02 purpose text not null
public.passkey_challenge 03 session_id uuid -- whoever is signed in asks for himself; who is to sign in with a passkey alone is nobody yet
public.passkey_challenge 04 challenge bytea not null
public.passkey_challenge 05 expires_at timestamp with time zone not null
public.policy 01 id integer not null generated always as identity
public.policy 02 word text not null
public.policy 03 division_id integer not null
public.policy 04 effective_from date not null
public.policy 05 version integer not null
public.policy 06 source text not null
public.policy 07 body jsonb not null
public.policy 08 recorded_at timestamp with time zone not null default now()
public.policy 09 effective_until date -- the first day on which it holds no more; null: until a later one comes
public.policy 10 sources jsonb not null default '{}'::jsonb
public.policy 11 proposal_id uuid
public.policy_pack 01 code text not null
public.policy_pack 02 word text not null
public.policy_pack 03 division_code text
public.policy_pack 04 name_zh text not null
public.policy_pack 05 name_en text not null
public.policy_pack 06 document text not null
public.policy_pack 07 rules jsonb not null
public.policy_pack 08 note text
public.policy_proposal 01 id uuid not null
public.policy_proposal 02 word text not null
public.policy_proposal 03 division_id integer not null
public.policy_proposal 04 effective_from date not null
public.policy_proposal 05 effective_until date
public.policy_proposal 06 source text not null
public.policy_proposal 07 sources jsonb not null
public.policy_proposal 08 body jsonb not null
public.policy_proposal 09 base_policy_id integer not null
public.policy_proposal 10 proposed_by uuid not null
public.policy_proposal 11 proposed_at timestamp with time zone not null
public.policy_proposal_end 01 proposal_id uuid not null
public.policy_proposal_end 02 proposed_by uuid not null
public.policy_proposal_end 03 outcome text not null
public.policy_proposal_end 04 account_id uuid not null
public.policy_proposal_end 05 ended_at timestamp with time zone not null
public.policy_proposal_end 06 reason text
public.practice 01 id uuid not null
public.practice 02 order_id uuid not null
public.practice 03 division_id integer not null
public.practice 04 hall_id integer not null
public.practice 05 window_id integer
public.practice 06 item_id integer
public.practice 07 kinds text[] not null -- of the problem that it mended, when it was drafted
public.practice 08 title text not null
public.practice 09 done text not null
public.practice 10 applies_to text not null
public.practice 11 drafted_by uuid not null
public.practice 12 drafted_at timestamp with time zone not null
public.practice_end 01 practice_id uuid not null
public.practice_end 02 drafted_by uuid not null
public.practice_end 03 division_id integer not null
public.practice_end 04 hall_id integer not null
public.practice_end 05 outcome text not null
public.practice_end 06 account_id uuid not null
public.practice_end 07 ended_at timestamp with time zone not null
public.practice_end 08 reason text
public.problem_entry 01 order_id uuid not null
public.problem_entry 02 sequence integer not null
public.problem_entry 03 division_id integer not null
public.problem_entry 04 hall_id integer not null
public.problem_entry 05 window_id integer
public.problem_entry 06 item_id integer
public.problem_entry 07 kinds text[] not null -- codes of the policy; empty: nobody has said what the problem is
public.problem_entry 08 opened_at timestamp with time zone not null
public.problem_entry 09 found_at timestamp with time zone not null
public.problem_entry 10 occurrence smallint not null -- 1 the first time; more: found again after it was closed as mended
public.problem_entry 11 previous uuid[] not null -- the orders after whose closure it was found again: each of them names those before it
public.problem_entry 12 policy_id integer not null
public.public_comment 01 id uuid not null
public.public_comment 02 division_id integer not null
public.public_comment 03 hall_id integer not null
public.public_comment 04 window_id integer not null
public.public_comment 05 idempotency_key_hash bytea not null
public.public_comment 06 request_hash bytea not null
public.public_comment 07 received_at timestamp with time zone not null
public.public_comment 08 channel evaluation_channel not null
public.public_comment 09 grade smallint
public.public_comment 10 has_comment boolean not null
public.public_comment 11 policy_id integer not null
public.public_comment 12 digest bytea not null
public.public_comment 13 from_service boolean not null default false -- came with a token: from somebody who was served there. received_at is then the hour, and so is the time in the id
public.public_comment 14 record_version smallint not null default 1 -- as that of evaluation
public.public_comment_tally 01 hall_id integer not null
public.public_comment_tally 02 day date not null
public.public_comment_tally 03 window_id integer not null
public.public_comment_tally 04 division_id integer not null
public.public_comment_tally 05 given bigint not null
public.publication 01 id uuid not null
public.publication 02 computation_id uuid not null
public.publication 03 period text not null
public.publication 04 revision integer not null
public.publication 05 due_at timestamp with time zone not null -- by the catalogue of what is published when: later is late, and is told so
public.publication 06 policy_id integer not null
public.publication 07 drafted_at timestamp with time zone not null
public.publication_step 01 publication_id uuid not null
public.publication_step 02 turn smallint not null
public.publication_step 03 kind text not null -- HELD: somebody has said why it does not go on yet; it goes on all the same when the others have done their steps
public.publication_step 04 account_id uuid not null
public.publication_step 05 at timestamp with time zone not null
public.publication_step 06 reason text -- why it is held: told with the delay
public.published_bridge 01 publication_id uuid not null
public.published_bridge 02 period text not null
public.published_bridge 03 revision integer not null
public.published_bridge 04 changed text[] not null
public.published_bridge 05 rules_day date not null
public.published_bridge 06 asked_until timestamp with time zone
public.published_bridge 07 counts_until timestamp with time zone not null
public.published_bridge 08 evaluations integer not null
public.published_bridge 09 invalidated integer not null
public.published_bridge 10 exempted integer not null
public.published_bridge 11 score_policy_id integer not null
public.published_bridge 12 evaluation_policy_id integer not null
public.published_bridge 13 inputs text[] not null
public.published_bridge 14 result_digest bytea not null
public.published_bridge 15 scheme_id uuid
public.published_bridge 16 scheme_policy_id integer
public.published_bridge 17 composite_input_digest bytea
public.published_bridge 18 composite_result_digest bytea
public.published_bridge 19 published_at timestamp with time zone not null
public.published_composite 01 publication_id uuid not null
public.published_composite 02 period text not null
public.published_composite 03 purpose text not null
public.published_composite 04 revision integer not null
public.published_composite 05 counts_until timestamp with time zone not null
public.published_composite 06 scheme_id uuid not null
public.published_composite 07 scheme_policy_id integer not null
public.published_composite 08 deductions integer not null
public.published_composite 09 visits integer not null
public.published_composite 10 input_digest bytea not null
public.published_composite 11 result_digest bytea not null
public.published_composite 12 published_at timestamp with time zone not null
public.published_ranking 01 publication_id uuid not null
public.published_ranking 02 period text not null
public.published_ranking 03 purpose text not null
public.published_ranking 04 revision integer not null
public.published_ranking 05 counts_until timestamp with time zone not null
public.published_ranking 06 evaluations integer not null
public.published_ranking 07 invalidated integer not null
public.published_ranking 08 exempted integer not null
public.published_ranking 09 log_size bigint
public.published_ranking 10 score_policy_id integer not null
public.published_ranking 11 evaluation_policy_id integer not null
public.published_ranking 12 inputs text[] not null
public.published_ranking 13 result_digest bytea not null
public.published_ranking 14 published_at timestamp with time zone not null
public.published_rule 01 publication_id uuid not null
public.published_rule 02 publication_policy_id integer not null
public.published_rule 03 published_at timestamp with time zone not null
public.ranking_withdrawal 01 publication_id uuid not null
public.ranking_withdrawal 02 period text not null
public.ranking_withdrawal 03 revision integer not null
public.ranking_withdrawal 04 reason text not null
public.ranking_withdrawal 05 account_id uuid not null
public.ranking_withdrawal 06 withdrawn_at timestamp with time zone not null
public.rate_count 01 bucket bytea not null
public.rate_count 02 window_start timestamp with time zone not null
public.rate_count 03 calls integer not null
public.redemption 01 nullifier bytea not null
public.redemption 02 evaluation_id uuid not null
public.redemption 03 idempotency_key_hash bytea not null
public.redemption 04 request_hash bytea not null
public.redemption 05 division_id integer not null
public.redemption 06 hall_id integer not null
public.reminder_phone 01 account_id uuid not null
public.reminder_phone 02 record_id uuid not null -- of its data key in the vault: another one whenever another number is left
public.reminder_phone 03 sealed bytea not null
public.reminder_phone 04 kept_at timestamp with time zone not null
public.reminder_phone 05 reminded_at timestamp with time zone -- when the last reminder was written: of two who would write the next, one finds it as it was
public.report 01 id uuid not null
public.report 02 division_id integer not null -- the smallest that holds every window told of; of a week that of the hall
public.report 03 hall_id integer -- of a week, which is told to the supervisors of one hall; null: the whole division
public.report 04 kind text not null
public.report 05 period text not null -- as it is called where scores are computed; of a week its Monday
public.report 06 from_day date not null
public.report 07 to_day date not null
public.report 08 publication_id uuid -- what was published and is told of: another version of the period makes another report
public.report 09 digest bytea not null -- SHA-256 of the text (domain/report.ts)
public.report 10 packed bytea not null -- the text, with gzip
public.report 11 made_at timestamp with time zone not null
public.score_alert 01 id uuid not null
public.score_alert 02 list_id uuid not null
public.score_alert 03 window_id integer not null
public.score_alert 04 division_id integer not null
public.score_alert 05 hall_id integer not null
public.score_alert 06 kind text not null
public.score_alert 07 cause text not null -- SERVICES: for the same services other windows would have come below the line as well
public.score_alert 08 opens text not null -- what it leads to, or would where it was found in shadow
public.score_alert 09 decision_id uuid -- by which it leads to anything; null: found in shadow, and it stays so
public.score_alert 10 body jsonb not null -- the months that it rests on, in thousandths
public.score_alert 11 found_at timestamp with time zone not null
public.score_alert_opening 01 alert_id uuid not null
public.score_alert_opening 02 division_id integer not null
public.score_alert_opening 03 hall_id integer not null
public.score_alert_opening 04 opened text not null -- VISIT: whoever makes plans of assessments was asked to have the window looked at
public.score_alert_opening 05 order_id uuid -- the same one where the month was computed again
public.score_alert_opening 06 opened_at timestamp with time zone not null
public.score_alert_visit 01 alert_id uuid not null
public.score_alert_visit 02 division_id integer not null
public.score_alert_visit 03 hall_id integer not null
public.score_alert_visit 04 plan_id uuid -- the same one where the month was computed again
public.score_alert_visit 05 refusal text -- why no visit could be opened: whoever makes plans was asked for it instead
public.score_alert_visit 06 placed_at timestamp with time zone not null
public.score_bridge 01 computation_id uuid not null
public.score_bridge 02 changed text[] not null -- rules that are others now (domain/score-bridge.ts)
public.score_bridge 03 rules_day date not null -- all its rules are those of this day
public.score_bridge 04 asked_until timestamp with time zone -- labels or terminals changed then: what was given before alone; null: everything
public.score_computation 01 id uuid not null
public.score_computation 02 period text not null
public.score_computation 03 from_day date not null
public.score_computation 04 end_day date not null
public.score_computation 05 purpose text not null
public.score_computation 06 revision integer not null
public.score_computation 07 counts_until timestamp with time zone not null -- facts that were written before this count, and no other; asked again later for the same, it is the same
public.score_computation 08 objections_until timestamp with time zone
public.score_computation 09 evaluations integer not null -- that were counted
public.score_computation 10 invalidated integer not null -- left out: found not to count on appeal
public.score_computation 11 exempted integer not null -- left out by a granted exemption
public.score_computation 12 log_size bigint -- of the last checkpoint before it was computed
public.score_computation 13 policy_id integer not null -- of score-period, by which it was called for objections
public.score_computation 14 score_policy_id integer not null -- of window-score, by which it was computed
public.score_computation 15 evaluation_policy_id integer not null
public.score_computation 16 inputs text[] not null -- of score_input, in hex: its own months first, then backwards those that windows of few evaluations are put together with
public.score_computation 17 result_digest bytea not null -- SHA-256 of the text of the result
public.score_computation 18 reason text -- why it was computed again
public.score_computation 19 computed_at timestamp with time zone not null
public.score_input 01 digest bytea not null -- SHA-256 of the text (domain/score-text.ts)
public.score_input 02 month text not null
public.score_input 03 packed bytea not null -- gzip of the text: folds by window, without anybody’s name or number, and nothing of too few
public.score_link_decision 01 id uuid not null
public.score_link_decision 02 turn integer not null generated always as identity
public.score_link_decision 03 link text not null
public.score_link_decision 04 division_id integer not null -- for all windows within it
public.score_link_decision 05 is_on boolean not null
public.score_link_decision 06 from_day date not null -- months that begin on it or later; never one that has begun before it was decided
public.score_link_decision 07 reason text not null -- the minutes or document by which it was decided
public.score_link_decision 08 account_id uuid not null
public.score_link_decision 09 decided_at timestamp with time zone not null
public.score_list 01 id uuid not null
public.score_list 02 computation_id uuid not null
public.score_list 03 period text not null
public.score_list 04 revision integer not null
public.score_list 05 alert_policy_id integer not null -- of score-alert, in force when the month began
public.score_list 06 list_policy_id integer not null -- of score-list, in force when the month began
public.score_list 07 result_digest bytea not null -- SHA-256 of the text of all that was found (domain/score-list-text.ts): it follows from the inputs of the computation and the policies
public.score_list 08 alerts integer not null
public.score_list 09 entries integer not null
public.score_list 10 computed_at timestamp with time zone not null
public.score_list_answer 01 entry_id uuid not null
public.score_list_answer 02 division_id integer not null
public.score_list_answer 03 hall_id integer not null
public.score_list_answer 04 account_id uuid not null
public.score_list_answer 05 answered_at timestamp with time zone not null
public.score_list_answer 06 record_id uuid not null -- of the vault: what the unit says, in words
public.score_list_decision 01 entry_id uuid not null
public.score_list_decision 02 division_id integer not null
public.score_list_decision 03 hall_id integer not null
public.score_list_decision 04 outcome text not null
public.score_list_decision 05 account_id uuid not null
public.score_list_decision 06 decided_at timestamp with time zone not null
public.score_list_decision 07 record_id uuid not null -- of the vault: the reasons
public.score_list_entry 01 id uuid not null
public.score_list_entry 02 list_id uuid not null
public.score_list_entry 03 window_id integer not null
public.score_list_entry 04 division_id integer not null
public.score_list_entry 05 hall_id integer not null
public.score_list_entry 06 list text not null
public.score_list_entry 07 decision_id uuid -- by which it stands; null: made in shadow, and it stays so
public.score_list_entry 08 answers_until timestamp with time zone -- the unit is told first, and may say what is not so
public.score_list_entry 09 ends_on date not null -- the first day on which it ends by itself
public.score_list_entry 10 body jsonb not null -- what it rests on, in thousandths
public.score_list_entry 11 listed_at timestamp with time zone not null
public.score_objection 01 id uuid not null
public.score_objection 02 computation_id uuid not null
public.score_objection 03 window_id integer not null
public.score_objection 04 division_id integer not null
public.score_objection 05 hall_id integer not null
public.score_objection 06 account_id uuid not null
public.score_objection 07 objected_at timestamp with time zone not null
public.score_objection 08 record_id uuid not null -- of the vault: what is said not to be so, in words
public.score_objection_decision 01 objection_id uuid not null
public.score_objection_decision 02 objected_by uuid not null
public.score_objection_decision 03 division_id integer not null
public.score_objection_decision 04 hall_id integer not null
public.score_objection_decision 05 outcome text not null
public.score_objection_decision 06 remedy text -- by what the figures change: an exemption, evaluations found not to count, data put right
public.score_objection_decision 07 account_id uuid not null
public.score_objection_decision 08 decided_at timestamp with time zone not null
public.score_objection_decision 09 record_id uuid not null
public.score_result 01 computation_id uuid not null
public.score_result 02 packed bytea not null -- gzip of the text of the result: whoever doubts computes it from the inputs
public.score_scheme 01 id uuid not null
public.score_scheme 02 code text not null
public.score_scheme 03 version integer not null
public.score_scheme 04 division_id integer not null
public.score_scheme 05 body jsonb not null
public.score_scheme 06 source text not null -- the document that it follows
public.score_scheme 07 base_id uuid -- the version that it was made from; null: of a scheme that nobody had
public.score_scheme 08 reason text -- why there is another version
public.score_scheme 09 drafted_by uuid -- null: shipped with the platform
public.score_scheme 10 drafted_at timestamp with time zone not null
public.score_scheme_end 01 scheme_id uuid not null
public.score_scheme_end 02 division_id integer not null
public.score_scheme_end 03 outcome text not null
public.score_scheme_end 04 effective_from date
public.score_scheme_end 05 drafted_by uuid
public.score_scheme_end 06 account_id uuid
public.score_scheme_end 07 reason text
public.score_scheme_end 08 ended_at timestamp with time zone not null
public.service_case 01 id uuid not null
public.service_case 02 case_no_index bytea not null
public.service_case 03 case_no_anywhere_index bytea not null -- the case number without its source: by it the same case told by two systems can be recognised
public.service_case 04 source_id integer not null
public.service_case 05 authority authority not null
public.service_case 06 division_id integer not null
public.service_case 07 hall_id integer
public.service_case 08 revision integer not null
public.service_case 09 revision_id uuid not null
public.service_case 10 item_id integer not null
public.service_case 11 variant_id integer
public.service_case 12 organization_id integer not null
public.service_case 13 audience audience not null
public.service_case 14 applicant_type smallint not null
public.service_case 15 age_band smallint not null
public.service_case 16 has_agent boolean not null
public.service_case 17 case_type text not null
public.service_case 18 status text not null
public.service_case 19 handling_channel text not null
public.service_case 20 applied_at timestamp with time zone
public.service_case 21 accepted_at timestamp with time zone
public.service_case 22 completed_at timestamp with time zone
public.service_case 23 receiving_division_id integer not null
public.service_case 24 receiving_organization_id integer not null
public.service_case 25 deciding_division_id integer not null
public.service_case 26 deciding_organization_id integer not null
public.service_case 27 attribution attribution not null
public.service_case 28 times_submitted integer
public.service_case 29 trips integer
public.service_case 30 prejudged boolean
public.service_case 31 assisted boolean
public.service_case 32 is_drill boolean not null default false
public.service_case 33 data_quality text[] not null default '{}'::text[]
public.service_case 34 recorded_at timestamp with time zone not null
public.service_case 35 updated_at timestamp with time zone not null
public.service_case_revision 01 id uuid not null
public.service_case_revision 02 case_id uuid not null
public.service_case_revision 03 revision integer not null
public.service_case_revision 04 division_id integer not null
public.service_case_revision 05 hall_id integer
public.service_case_revision 06 api_key_id uuid
public.service_case_revision 07 fingerprint bytea not null -- keyed digest of everything that was sent, sealed fields included: tells a repeat from a change
public.service_case_revision 08 facts jsonb not null -- what was sent, without anything of grade L3
public.service_case_revision 09 recorded_at timestamp with time zone not null
public.service_hall 01 id integer not null generated always as identity
public.service_hall 02 hall_code text not null
public.service_hall 03 is_reserved boolean not null default false -- of the platform itself, for its drills: in no list of halls
public.service_hall_version 01 hall_id integer not null
public.service_hall_version 02 effective_from date not null
public.service_hall_version 03 revision integer not null default 1
public.service_hall_version 04 name text not null
public.service_hall_version 05 division_id integer not null
public.service_hall_version 06 managing_organization_id integer not null
public.service_hall_version 07 address text
public.service_hall_version 08 status entry_status not null default 'OPEN'::entry_status
public.service_hall_version 09 recorded_at timestamp with time zone not null default now()
public.service_item 01 id integer not null generated always as identity
public.service_item 02 item_code text not null
public.service_item_variant 01 id integer not null generated always as identity
public.service_item_variant 02 item_id integer not null
public.service_item_variant 03 handle_item_code text not null
public.service_item_variant_version 01 variant_id integer not null
public.service_item_variant_version 02 effective_from date not null
public.service_item_variant_version 03 revision integer not null default 1
public.service_item_variant_version 04 name text not null
public.service_item_variant_version 05 status entry_status not null default 'OPEN'::entry_status
public.service_item_variant_version 06 recorded_at timestamp with time zone not null default now()
public.service_item_version 01 item_id integer not null
public.service_item_version 02 effective_from date not null
public.service_item_version 03 revision integer not null default 1
public.service_item_version 04 name text not null
public.service_item_version 05 task_type text not null
public.service_item_version 06 organization_id integer not null
public.service_item_version 07 for_citizens boolean not null
public.service_item_version 08 for_enterprises boolean not null
public.service_item_version 09 case_type text not null
public.service_item_version 10 committed_limit_value integer
public.service_item_version 11 committed_limit_unit text
public.service_item_version 12 statutory_limit_value integer
public.service_item_version 13 statutory_limit_unit text
public.service_item_version 14 must_be_on_site boolean not null default false
public.service_item_version 15 status entry_status not null default 'OPEN'::entry_status
public.service_item_version 16 recorded_at timestamp with time zone not null default now()
public.service_occurrence 01 id uuid not null
public.service_occurrence 02 case_id uuid not null
public.service_occurrence 03 sequence smallint not null
public.service_occurrence 04 division_id integer not null
public.service_occurrence 05 hall_id integer not null
public.service_occurrence 06 window_id integer not null
public.service_occurrence 07 staff_id integer -- who was logged in, as the business system saw it; null where nobody served (online, self-service)
public.service_occurrence 08 service service_name not null
public.service_occurrence 09 mode service_mode not null
public.service_occurrence 10 outcome service_outcome
public.service_occurrence 11 legally_required_refusal boolean not null default false
public.service_occurrence 12 started_at timestamp with time zone
public.service_occurrence 13 ended_at timestamp with time zone
public.service_occurrence 14 waiting_minutes integer
public.service_occurrence 15 handling_minutes integer
public.service_window 01 id integer not null generated always as identity
public.service_window 02 hall_id integer not null
public.service_window 03 window_code text not null
public.service_window_version 01 window_id integer not null
public.service_window_version 02 effective_from date not null
public.service_window_version 03 revision integer not null default 1
public.service_window_version 04 name text not null
public.service_window_version 05 kind text not null
public.service_window_version 06 status entry_status not null default 'OPEN'::entry_status
public.service_window_version 07 recorded_at timestamp with time zone not null default now()
public.sign_in_failure 01 username_index bytea not null
public.sign_in_failure 02 failures integer not null
public.sign_in_failure 03 last_at timestamp with time zone not null
public.sign_in_failure 04 blocked_until timestamp with time zone not null
public.sign_on_attempt 01 state_hash bytea not null
public.sign_on_attempt 02 browser_hash bytea not null
public.sign_on_attempt 03 expires_at timestamp with time zone not null
public.sign_on_attempt 04 linking_session_id uuid -- the session whose account is to be linked; null: somebody signs on
public.spent_challenge 01 challenge_hash bytea not null
public.spent_challenge 02 idempotency_key_hash bytea not null
public.spent_challenge 03 expires_at timestamp with time zone not null
public.staff_evaluation 01 staff_id integer not null
public.staff_evaluation 02 day date not null -- on which it was received; a day is brought when it is over
public.staff_evaluation 03 evaluation_id uuid not null
public.staff_evaluation 04 division_id integer not null
public.staff_evaluation 05 hall_id integer not null
public.staff_evaluation_day 01 day date not null
public.staff_evaluation_day 02 evaluations integer not null
public.staff_statement 01 evaluation_id uuid not null
public.staff_statement 02 division_id integer not null
public.staff_statement 03 hall_id integer not null
public.staff_statement 04 account_id uuid not null
public.staff_statement 05 made_at timestamp with time zone not null
public.staff_statement 06 record_id uuid not null
public.suggestion 01 id uuid not null
public.suggestion 02 division_id integer not null
public.suggestion 03 hall_id integer
public.suggestion 04 window_id integer
public.suggestion 05 item_id integer
public.suggestion 06 has_contact boolean not null
public.suggestion 07 policy_id integer not null
public.suggestion 08 received_at timestamp with time zone not null
public.suggestion 09 idempotency_key_hash bytea not null
public.suggestion 10 request_hash bytea not null
public.suggestion_step 01 suggestion_id uuid not null
public.suggestion_step 02 division_id integer not null
public.suggestion_step 03 hall_id integer
public.suggestion_step 04 kind text not null
public.suggestion_step 05 into_id uuid -- another of the same matter: what becomes of that one becomes of this
public.suggestion_step 06 finding_id uuid
public.suggestion_step 07 record_id uuid -- of the vault: what whoever said it is told
public.suggestion_step 08 account_id uuid not null
public.suggestion_step 09 at timestamp with time zone not null
public.terminal_entry 01 device_id uuid not null
public.terminal_entry 02 sequence integer not null
public.terminal_entry 03 division_id integer not null
public.terminal_entry 04 hall_id integer not null
public.terminal_entry 05 entry_hash bytea not null
public.terminal_entry 06 previous_hash bytea not null
public.terminal_entry 07 signature bytea not null -- ECDSA P-256 over entry_hash: whoever holds the public key can check it for ever
public.terminal_entry 08 fits boolean not null -- false: it names another predecessor than the entry that stands before it
public.terminal_entry 09 received_at timestamp with time zone not null
public.terminal_entry_outcome 01 device_id uuid not null
public.terminal_entry_outcome 02 sequence integer not null
public.terminal_entry_outcome 03 division_id integer not null
public.terminal_entry_outcome 04 hall_id integer not null
public.terminal_entry_outcome 05 outcome text not null
public.terminal_entry_outcome 06 code text
public.terminal_entry_outcome 07 settled_at timestamp with time zone not null
public.terminal_gap 01 device_id uuid not null
public.terminal_gap 02 first_missing integer not null
public.terminal_gap 03 last_missing integer not null
public.terminal_gap 04 division_id integer not null
public.terminal_gap 05 hall_id integer not null
public.terminal_gap 06 seen_at timestamp with time zone not null
public.told_text 01 publication_id uuid not null
public.told_text 02 kind text not null
public.told_text 03 digest bytea not null -- SHA-256 of the text
public.told_text 04 packed bytea not null -- gzip of the text: what is said of each window, and figures of those that are named
public.unmasking 01 id uuid not null
public.unmasking 02 case_id uuid not null -- of the case, of the complaint, or of the evaluation whose order it was shown for
public.unmasking 03 division_id integer not null
public.unmasking 04 hall_id integer
public.unmasking 05 account_id uuid not null
public.unmasking 06 field text not null
public.unmasking 07 purpose text not null
public.unmasking 08 policy_id integer not null
public.unmasking 09 shown_at timestamp with time zone not null
public.weighting 01 id uuid not null
public.weighting 02 division_id integer not null
public.weighting 03 scheme_id uuid not null
public.weighting 04 audience text not null
public.weighting 05 parent text -- code of the node below which they stand; null: the top of the tree
public.weighting 06 things text[] not null -- codes of nodes, in the order in which everybody judges them
public.weighting 07 method text not null
public.weighting 08 policy_id integer not null -- in force when it was opened: by it every round is judged
public.weighting 09 purpose text not null
public.weighting 10 opened_by uuid not null
public.weighting 11 opened_at timestamp with time zone not null
public.weighting_answer 01 weighting_id uuid not null
public.weighting_answer 02 round smallint not null
public.weighting_answer 03 account_id uuid not null -- so that everybody answers once; no promise tells it
public.weighting_answer 04 judgements integer[] not null -- pairs in order, or points in order
public.weighting_answer 05 consistency integer -- 一致性比率 in ten-thousandths; null: of ratings
public.weighting_answer 06 answered_at timestamp with time zone not null
public.weighting_answer 07 nonce uuid not null default gen_random_uuid() -- who sees the log does not find out by trying what somebody has answered
public.weighting_draft 01 weighting_id uuid not null
public.weighting_draft 02 scheme_id uuid not null
public.weighting_draft 03 account_id uuid not null
public.weighting_draft 04 drafted_at timestamp with time zone not null
public.weighting_expert 01 weighting_id uuid not null
public.weighting_expert 02 account_id uuid not null
public.weighting_expert 03 nonce uuid not null default gen_random_uuid() -- so that nobody finds out by trying who was asked
public.weighting_result 01 weighting_id uuid not null
public.weighting_result 02 round smallint not null
public.weighting_result 03 outcome text not null
public.weighting_result 04 answers integer not null
public.weighting_result 05 body jsonb not null -- what is fed back (domain/weighting.ts): quartiles and figures of all together, nothing of one; of too few nothing
public.weighting_result 06 computed_at timestamp with time zone not null
public.weighting_round 01 weighting_id uuid not null
public.weighting_round 02 round smallint not null
public.weighting_round 03 answer_by timestamp with time zone not null
public.weighting_round 04 opened_by uuid not null
public.weighting_round 05 opened_at timestamp with time zone not null
public.weighting_round_end 01 weighting_id uuid not null
public.weighting_round_end 02 round smallint not null
public.weighting_round_end 03 closed_by uuid not null
public.weighting_round_end 04 closed_at timestamp with time zone not null
public.window_composite 01 computation_id uuid not null
public.window_composite 02 window_id integer not null
public.window_composite 03 division_id integer not null
public.window_composite 04 hall_id integer not null
public.window_composite 05 verdict text not null
public.window_composite 06 body jsonb not null -- the row of the result, as its text has it
public.window_composite 07 raws jsonb not null -- of visits: the plain mean beside what was corrected for the severity of assessors, by group and measure, in thousandths
public.window_hours_version 01 window_id integer not null
public.window_hours_version 02 effective_from date not null
public.window_hours_version 03 revision integer not null default 1
public.window_hours_version 04 hours jsonb
public.window_hours_version 05 recorded_at timestamp with time zone not null default now()
public.window_item 01 id integer not null generated always as identity
public.window_item 02 window_id integer not null
public.window_item 03 item_id integer not null
public.window_item_version 01 window_item_id integer not null
public.window_item_version 02 effective_from date not null
public.window_item_version 03 revision integer not null default 1
public.window_item_version 04 status entry_status not null default 'OPEN'::entry_status
public.window_item_version 05 recorded_at timestamp with time zone not null default now()
public.window_score 01 computation_id uuid not null
public.window_score 02 window_id integer not null
public.window_score 03 division_id integer not null
public.window_score 04 hall_id integer not null
public.window_score 05 verdict text not null
public.window_score 06 evaluations integer not null
public.window_score 07 body jsonb not null -- the row of the result, as its text has it
public.window_staff 01 id integer not null generated always as identity
public.window_staff 02 hall_id integer not null
public.window_staff 03 staff_no text not null
public.window_staff 04 record_id uuid not null -- key of the sealed name in vault.sealed_field
public.window_staff_version 01 staff_id integer not null
public.window_staff_version 02 effective_from date not null
public.window_staff_version 03 revision integer not null default 1
public.window_staff_version 04 post text not null
public.window_staff_version 05 employing_organization_id integer not null
public.window_staff_version 06 managing_hall_id integer not null
public.window_staff_version 07 appraising_organization_id integer not null
public.window_staff_version 08 on_probation_until date
public.window_staff_version 09 status entry_status not null default 'OPEN'::entry_status
public.window_staff_version 10 recorded_at timestamp with time zone not null default now()
public.window_staff_version 11 name_record_id uuid -- key of the sealed name in vault.sealed_field; a later version without a new name points to the same
public.window_staff_version 12 name_index bytea -- keyed image of staff member and name, by which the same name is recognised without being read
public.window_staff_version 13 nonce uuid not null default gen_random_uuid()
public.withdrawal_decision 01 proposal_id uuid not null
public.withdrawal_decision 02 outcome text not null -- AGREED: withdrawn at that instant
public.withdrawal_decision 03 reason text
public.withdrawal_decision 04 account_id uuid not null
public.withdrawal_decision 05 decided_at timestamp with time zone not null
public.withdrawal_proposal 01 id uuid not null
public.withdrawal_proposal 02 publication_id uuid not null
public.withdrawal_proposal 03 turn smallint not null -- one that was declined may be followed by another; two never wait at once
public.withdrawal_proposal 04 period text not null
public.withdrawal_proposal 05 revision integer not null
public.withdrawal_proposal 06 reason text not null -- public as soon as it is carried out
public.withdrawal_proposal 07 account_id uuid not null
public.withdrawal_proposal 08 proposed_at timestamp with time zone not null
public.working_calendar_day 01 division_id integer not null
public.working_calendar_day 02 day date not null
public.working_calendar_day 03 revision integer not null default 1
public.working_calendar_day 04 kind text not null
public.working_calendar_day 05 name text not null
public.working_calendar_day 06 source text not null
public.working_calendar_day 07 recorded_at timestamp with time zone not null default now()
public.working_calendar_day 08 account_id uuid
public.working_calendar_year 01 division_id integer not null
public.working_calendar_year 02 year integer not null
public.working_calendar_year 03 source text not null
public.working_calendar_year 04 announced_on date
public.working_calendar_year 05 recorded_at timestamp with time zone not null default now()
public.working_calendar_year 06 document_no text
public.working_calendar_year 07 account_id uuid
vault.data_key 01 record_id uuid not null
vault.data_key 02 division_id integer not null
vault.data_key 03 hall_id integer
vault.data_key 04 epoch integer not null -- the wrapping key: yyyymm, Asia/Shanghai, or yyyymmgg from its second generation on
vault.data_key 05 wrapped bytea not null
vault.erasure 01 record_id uuid not null
vault.erasure 02 division_id integer not null
vault.erasure 03 hall_id integer
vault.erasure 04 fields text[] not null
vault.erasure 05 basis text not null
vault.erasure 06 receipt_check bytea -- a hash of the 32 random bytes of its receipt: who holds that is told that it was erased, anybody else nothing
vault.erasure 07 remains jsonb -- what its digest is still proved with: salts of the fields that stay, commitments to those that went
vault.erasure 08 digest bytea not null
vault.erasure 09 erased_at timestamp with time zone not null
vault.evaluation_link 01 evaluation_id uuid not null
vault.evaluation_link 02 division_id integer not null
vault.evaluation_link 03 hall_id integer
vault.evaluation_link 04 sealed_link bytea
vault.index_suite 01 only_one boolean not null default true
vault.index_suite 02 suite text not null
vault.index_suite 03 recorded_at timestamp with time zone not null default now()
vault.key_check 01 key_name text not null
vault.key_check 02 fingerprint bytea not null
vault.key_check 03 recorded_at timestamp with time zone not null default now()
vault.key_event 01 id bigint not null generated always as identity
vault.key_event 02 kind text not null
vault.key_event 03 epoch integer not null
vault.key_event 04 data_keys bigint -- ROTATION_ENDED: wrapped anew; RETIRED: still needed, and carried over to a younger month before
vault.key_event 05 kept_natural_years smallint
vault.key_event 06 at timestamp with time zone not null
vault.sealed_field 01 record_id uuid not null
vault.sealed_field 02 division_id integer not null
vault.sealed_field 03 hall_id integer
vault.sealed_field 04 field text not null
vault.sealed_field 05 sealed bytea not null

-- constraints
ledger.anchoring anchoring_anchor_check CHECK ((anchor ~ '^[a-z][a-z0-9-]{0,30}$'::text))
ledger.anchoring anchoring_check CHECK ((((state = 'DONE'::text) = (receipt IS NOT NULL)) AND ((state = 'DONE'::text) = (done_at IS NOT NULL))))
ledger.anchoring anchoring_check1 CHECK (((state = 'DISPUTED'::text) = (finding IS NOT NULL)))
ledger.anchoring anchoring_fault_check CHECK ((fault ~ '^[A-Z][A-Z0-9_]{0,60}$'::text))
ledger.anchoring anchoring_finding_check CHECK ((finding = ANY (ARRAY['FORK'::text, 'AHEAD'::text, 'WENT_BACK'::text, 'BROKEN'::text])))
ledger.anchoring anchoring_hash_size_fkey FOREIGN KEY (hash, size) REFERENCES ledger.checkpoint(hash, size)
ledger.anchoring anchoring_kind_check CHECK ((kind ~ '^[a-z][a-z-]{1,30}$'::text))
ledger.anchoring anchoring_pkey PRIMARY KEY (anchor, hash, size)
ledger.anchoring anchoring_receipt_check CHECK (((jsonb_typeof(receipt) = 'object'::text) AND (octet_length((receipt)::text) <= 2000)))
ledger.anchoring anchoring_root_check CHECK ((length(root) = 32))
ledger.anchoring anchoring_size_check CHECK ((size > 0))
ledger.anchoring anchoring_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'DISPUTED'::text])))
ledger.anchoring anchoring_tries_check CHECK ((tries >= 0))
ledger.checkpoint checkpoint_pkey PRIMARY KEY (hash, size)
ledger.checkpoint checkpoint_root_check CHECK ((length(root) = 32))
ledger.checkpoint checkpoint_size_check CHECK ((size >= 0))
ledger.head head_origin_check CHECK ((origin ~ '^[a-z0-9][a-z0-9./-]{2,99}$'::text))
ledger.head head_origin_key UNIQUE (origin)
ledger.head head_pkey PRIMARY KEY (hash)
ledger.head head_root_check CHECK ((length(root) = 32))
ledger.head head_size_check CHECK ((size >= 0))
ledger.key key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
ledger.key key_pkey PRIMARY KEY (vkey)
ledger.key key_successor_hash_check CHECK ((length(successor_hash) = 32))
ledger.key key_type_check CHECK ((type ~ '^[a-z0-9-]{2,40}$'::text))
ledger.key key_vkey_check CHECK (((length(vkey) >= 8) AND (length(vkey) <= 4000)))
ledger.key_end key_end_cause_check CHECK ((cause = ANY (ARRAY['ROTATED'::text, 'EXPIRED'::text, 'LOST'::text, 'LEAKED'::text])))
ledger.key_end key_end_pkey PRIMARY KEY (vkey)
ledger.key_end key_end_vkey_fkey FOREIGN KEY (vkey) REFERENCES ledger.key(vkey)
ledger.key_successor key_successor_pkey PRIMARY KEY (vkey)
ledger.key_successor key_successor_successor_hash_check CHECK ((length(successor_hash) = 32))
ledger.key_successor key_successor_vkey_fkey FOREIGN KEY (vkey) REFERENCES ledger.key(vkey)
ledger.leaf leaf_index_check CHECK ((index >= 0))
ledger.leaf leaf_leaf_check CHECK ((length(leaf) = 34))
ledger.leaf leaf_leaf_hash_check CHECK ((length(leaf_hash) = 32))
ledger.leaf leaf_pkey PRIMARY KEY (index)
ledger.pending_leaf pending_leaf_leaf_check CHECK ((length(leaf) = 34))
ledger.pending_leaf pending_leaf_leaf_hash_check CHECK ((length(leaf_hash) = 32))
ledger.pending_leaf pending_leaf_pkey PRIMARY KEY (seq)
ledger.tile tile_check CHECK ((length(hashes) = (32 * width)))
ledger.tile tile_index_check CHECK ((index >= 0))
ledger.tile tile_level_check CHECK (((level >= 0) AND (level <= 7)))
ledger.tile tile_pkey PRIMARY KEY (hash, level, index)
ledger.tile tile_width_check CHECK (((width >= 1) AND (width <= 256)))
ledger.witness_policy witness_policy_check CHECK (((needed = 0) = (witnesses = ''::text)))
ledger.witness_policy witness_policy_needed_check CHECK ((needed >= 0))
ledger.witness_policy witness_policy_pkey PRIMARY KEY (revision)
ledger.witness_policy witness_policy_revision_check CHECK ((revision >= 1))
public.account account_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.account account_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.account account_id_family_key UNIQUE (id, family)
public.account account_pkey PRIMARY KEY (id)
public.account account_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES window_staff(id)
public.account account_username_check CHECK ((username ~ '^[a-z][a-z0-9._-]{2,39}$'::text))
public.account account_username_key UNIQUE (username)
public.account_factor account_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.account_factor account_factor_check CHECK (((kind = 'PASSKEY'::text) = (credential_id IS NOT NULL)))
public.account_factor account_factor_check1 CHECK (((credential_id IS NULL) = (public_key IS NULL)))
public.account_factor account_factor_credential_id_key UNIQUE (credential_id)
public.account_factor account_factor_kind_check CHECK ((kind = ANY (ARRAY['TOTP'::text, 'PASSKEY'::text])))
public.account_factor account_factor_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
public.account_factor account_factor_pkey PRIMARY KEY (id)
public.account_factor account_factor_transports_check CHECK ((cardinality(transports) <= 8))
public.account_factor passkey_has_a_name CHECK (((kind <> 'PASSKEY'::text) OR (name IS NOT NULL)))
public.account_known_device account_known_device_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.account_known_device account_known_device_mark_check CHECK ((length(mark) = 16))
public.account_known_device account_known_device_pkey PRIMARY KEY (account_id, mark)
public.account_password account_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.account_password account_password_hash_check CHECK ((hash ~~ '$argon2id$%'::text))
public.account_password account_password_pkey PRIMARY KEY (account_id, revision)
public.account_post account_post_account_id_family_fkey FOREIGN KEY (account_id, family) REFERENCES account(id, family)
public.account_post account_post_check CHECK (((effective_until IS NULL) OR (effective_until >= effective_from)))
public.account_post account_post_check1 CHECK (((granted_by IS NULL) OR (granted_by <> account_id)))
public.account_post account_post_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.account_post account_post_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES account(id)
public.account_post account_post_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.account_post account_post_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.account_post account_post_pkey PRIMARY KEY (id)
public.account_post role_is_known CHECK ((role = ANY (ARRAY['WINDOW_STAFF'::text, 'WINDOW_SUPERVISOR'::text, 'DEPARTMENT_HANDLER'::text, 'REVIEWER'::text, 'THIRD_PARTY_EVALUATOR'::text, 'MYSTERY_SHOPPER'::text, 'SOCIAL_SUPERVISOR'::text, 'WORKING_GROUP'::text, 'LEADING_GROUP'::text, 'DISCIPLINE_INSPECTOR'::text, 'HR'::text, 'SYSTEM_ADMIN'::text, 'SECURITY_ADMIN'::text, 'AUDIT_ADMIN'::text])))
public.account_post three_administrators_exclude_each_other CHECK ((((family = 'SYSTEM'::account_family) = (role = 'SYSTEM_ADMIN'::text)) AND ((family = 'SECURITY'::account_family) = (role = 'SECURITY_ADMIN'::text)) AND ((family = 'AUDIT'::account_family) = (role = 'AUDIT_ADMIN'::text))))
public.account_session account_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.account_session account_session_agent_check CHECK ((length(agent) <= 60))
public.account_session account_session_begun_by_check CHECK ((begun_by = ANY (ARRAY['PASSWORD'::text, 'PASSKEY'::text, 'SIGN_ON'::text])))
public.account_session account_session_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.account_session account_session_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.account_session account_session_pkey PRIMARY KEY (id)
public.account_session account_session_post_id_fkey FOREIGN KEY (post_id) REFERENCES account_post(id)
public.account_session account_session_provider_session_index_check CHECK ((length(provider_session_index) = 16))
public.account_session account_session_token_hash_check CHECK ((length(token_hash) = 32))
public.account_session account_session_token_hash_key UNIQUE (token_hash)
public.account_sign_on account_sign_on_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.account_sign_on account_sign_on_issuer_check CHECK (((length(issuer) >= 8) AND (length(issuer) <= 300)))
public.account_sign_on account_sign_on_pkey PRIMARY KEY (id)
public.account_sign_on account_sign_on_subject_index_check CHECK ((length(subject_index) = 16))
public.accountability_decision accountability_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.accountability_decision accountability_decision_outcome_check CHECK ((outcome = ANY (ARRAY['ACCEPTED'::text, 'REFUSED'::text, 'OTHER'::text])))
public.accountability_decision accountability_decision_pkey PRIMARY KEY (proposal_id)
public.accountability_decision accountability_decision_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES accountability_proposal(id)
public.accountability_decision accountability_decision_record_id_key UNIQUE (record_id)
public.accountability_proposal accountability_proposal_cause_check CHECK ((cause = 'FALSE_CLOSURE'::text))
public.accountability_proposal accountability_proposal_order_id_cause_key UNIQUE (order_id, cause)
public.accountability_proposal accountability_proposal_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.accountability_proposal accountability_proposal_pkey PRIMARY KEY (id)
public.administrative_division administrative_division_division_code_check CHECK ((division_code ~ '^[0-9]{12}$'::text))
public.administrative_division administrative_division_division_code_key UNIQUE (division_code)
public.administrative_division administrative_division_pkey PRIMARY KEY (id)
public.administrative_division_version administrative_division_version_check CHECK (((level = 'COUNTRY'::text) = (parent_id IS NULL)))
public.administrative_division_version administrative_division_version_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.administrative_division_version administrative_division_version_level_check CHECK ((level = ANY (ARRAY['COUNTRY'::text, 'PROVINCE'::text, 'CITY'::text, 'DISTRICT'::text, 'STREET'::text, 'VILLAGE'::text])))
public.administrative_division_version administrative_division_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES administrative_division(id)
public.administrative_division_version administrative_division_version_pkey PRIMARY KEY (division_id, effective_from, revision)
public.administrative_division_version administrative_division_version_revision_check CHECK ((revision >= 1))
public.agency agency_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.agency agency_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.agency agency_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
public.agency agency_pkey PRIMARY KEY (id)
public.agency_end agency_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.agency_end agency_end_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
public.agency_end agency_end_pkey PRIMARY KEY (agency_id)
public.agency_end agency_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.agency_term agency_term_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.agency_term agency_term_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
public.agency_term agency_term_check CHECK (((public_members >= 0) AND (public_members <= team)))
public.agency_term agency_term_check1 CHECK ((contract_from <= contract_to))
public.agency_term agency_term_pkey PRIMARY KEY (agency_id, sequence)
public.agency_term agency_term_qualification_check CHECK (((length(qualification) >= 1) AND (length(qualification) <= 2000)))
public.agency_term agency_term_sequence_check CHECK ((sequence >= 1))
public.agency_term agency_term_team_check CHECK ((team >= 1))
public.alert alert_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.alert alert_id_fkey FOREIGN KEY (id) REFERENCES handling_order(id)
public.alert alert_kind_check CHECK ((kind ~ '^[A-Z][A-Z_]{2,39}$'::text))
public.alert alert_once_key_check CHECK ((octet_length(once_key) = 16))
public.alert alert_once_key_key UNIQUE (once_key)
public.alert alert_pkey PRIMARY KEY (id)
public.alert alert_request_hash_check CHECK ((octet_length(request_hash) = 16))
public.api_key api_key_check CHECK ((expires_at > created_at))
public.api_key api_key_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.api_key api_key_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.api_key api_key_key_id_check CHECK ((key_id ~ '^[0-9a-z]{12}$'::text))
public.api_key api_key_key_id_key UNIQUE (key_id)
public.api_key api_key_pkey PRIMARY KEY (id)
public.api_key api_key_scopes_check CHECK ((cardinality(scopes) > 0))
public.api_key api_key_source_id_fkey FOREIGN KEY (source_id) REFERENCES data_source(id)
public.api_key_credential api_key_credential_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id)
public.api_key_credential api_key_credential_check CHECK ((num_nonnulls(secret_hash, public_key) = 1))
public.api_key_credential api_key_credential_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.api_key_credential api_key_credential_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.api_key_credential api_key_credential_pkey PRIMARY KEY (id)
public.api_key_credential api_key_credential_public_key_check CHECK ((length(public_key) = 32))
public.api_key_credential api_key_credential_secret_hash_check CHECK ((length(secret_hash) = 32))
public.api_key_nonce api_key_nonce_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id)
public.api_key_nonce api_key_nonce_nonce_hash_check CHECK ((length(nonce_hash) = 16))
public.api_key_nonce api_key_nonce_pkey PRIMARY KEY (api_key_id, nonce_hash)
public.appeal appeal_ground_check CHECK ((ground ~ '^[A-Z_]{3,40}$'::text))
public.appeal appeal_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.appeal appeal_order_id_key UNIQUE (order_id)
public.appeal appeal_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.appeal appeal_pkey PRIMARY KEY (id)
public.appeal appeal_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.appeal_event appeal_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.appeal_event appeal_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'CITIZEN'::text, 'PLATFORM'::text])))
public.appeal_event appeal_event_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id)
public.appeal_event appeal_event_check CHECK (((actor_kind = 'ACCOUNT'::text) = (account_id IS NOT NULL)))
public.appeal_event appeal_event_kind_check CHECK ((kind ~ '^[A-Z_]{3,40}$'::text))
public.appeal_event appeal_event_pkey PRIMARY KEY (appeal_id, sequence)
public.appeal_event appeal_event_record_id_key UNIQUE (record_id)
public.appeal_event appeal_event_sequence_check CHECK ((sequence >= 1))
public.appeal_state appeal_state_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id)
public.appeal_state appeal_state_check CHECK (((stage = 'DECIDED'::text) = (verdict IS NOT NULL)))
public.appeal_state appeal_state_pkey PRIMARY KEY (appeal_id)
public.appeal_state appeal_state_stage_check CHECK ((stage = ANY (ARRAY['LODGED'::text, 'DECIDED'::text, 'WITHDRAWN'::text])))
public.appeal_state appeal_state_verdict_check CHECK ((verdict = ANY (ARRAY['UPHELD'::text, 'REJECTED'::text])))
public.appeal_state appeal_state_version_check CHECK ((version >= 1))
public.assessment assessment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment assessment_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id)
public.assessment assessment_check CHECK ((arrived_at <= left_at))
public.assessment assessment_check1 CHECK (((latitude_thousandths IS NULL) = (longitude_thousandths IS NULL)))
public.assessment assessment_form_id_fkey FOREIGN KEY (form_id) REFERENCES assessment_form(id)
public.assessment assessment_idempotency_key_check CHECK ((length(idempotency_key) = 16))
public.assessment assessment_latitude_thousandths_check CHECK (((latitude_thousandths >= '-90000'::integer) AND (latitude_thousandths <= 90000)))
public.assessment assessment_longitude_thousandths_check CHECK (((longitude_thousandths >= '-180000'::integer) AND (longitude_thousandths <= 180000)))
public.assessment assessment_marks_check CHECK ((jsonb_typeof(marks) = 'object'::text))
public.assessment assessment_pkey PRIMARY KEY (visit_id)
public.assessment assessment_points_check CHECK (((points >= 0) AND (points <= 10000)))
public.assessment assessment_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.assessment assessment_record_id_key UNIQUE (record_id)
public.assessment assessment_request_hash_check CHECK ((length(request_hash) = 16))
public.assessment assessment_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment_visit(id)
public.assessment_draw assessment_draw_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_draw assessment_draw_pkey PRIMARY KEY (plan_id)
public.assessment_draw assessment_draw_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_freeze(plan_id)
public.assessment_draw assessment_draw_seed_check CHECK ((length(seed) = 32))
public.assessment_file assessment_file_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_file assessment_file_bytes_check CHECK ((bytes > 0))
public.assessment_file assessment_file_digest_check CHECK ((length(digest) = 16))
public.assessment_file assessment_file_indicator_check CHECK (((length(indicator) >= 1) AND (length(indicator) <= 60)))
public.assessment_file assessment_file_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text])))
public.assessment_file assessment_file_pkey PRIMARY KEY (id)
public.assessment_file assessment_file_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment_visit(id)
public.assessment_file_use assessment_file_use_file_id_fkey FOREIGN KEY (file_id) REFERENCES assessment_file(id)
public.assessment_file_use assessment_file_use_pkey PRIMARY KEY (file_id)
public.assessment_file_use assessment_file_use_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment(visit_id)
public.assessment_finding assessment_finding_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_finding assessment_finding_check CHECK (((origin = 'MANAGER'::text) = (account_id IS NOT NULL)))
public.assessment_finding assessment_finding_check1 CHECK (((origin = 'MANAGER'::text) = (record_id IS NOT NULL)))
public.assessment_finding assessment_finding_indicator_check CHECK (((length(indicator) >= 1) AND (length(indicator) <= 60)))
public.assessment_finding assessment_finding_origin_check CHECK ((origin = ANY (ARRAY['MANAGER'::text, 'RULE'::text])))
public.assessment_finding assessment_finding_pkey PRIMARY KEY (id)
public.assessment_finding assessment_finding_points_check CHECK (((points >= 0) AND (points <= 10000)))
public.assessment_finding assessment_finding_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.assessment_finding assessment_finding_record_id_key UNIQUE (record_id)
public.assessment_finding assessment_finding_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment(visit_id)
public.assessment_finding assessment_finding_visit_id_indicator_key UNIQUE (visit_id, indicator)
public.assessment_finding_file assessment_finding_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES assessment_file_use(file_id)
public.assessment_finding_file assessment_finding_file_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES assessment_finding(id)
public.assessment_finding_file assessment_finding_file_pkey PRIMARY KEY (finding_id, file_id)
public.assessment_finding_look assessment_finding_look_pkey PRIMARY KEY (visit_id)
public.assessment_finding_look assessment_finding_look_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment(visit_id)
public.assessment_finding_order assessment_finding_order_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES assessment_finding(id)
public.assessment_finding_order assessment_finding_order_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.assessment_finding_order assessment_finding_order_pkey PRIMARY KEY (finding_id)
public.assessment_form assessment_form_base_id_fkey FOREIGN KEY (base_id) REFERENCES assessment_form(id)
public.assessment_form assessment_form_body_check CHECK ((jsonb_typeof(body) = 'object'::text))
public.assessment_form assessment_form_check CHECK (((reason IS NULL) = (drafted_by IS NULL)))
public.assessment_form assessment_form_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text))
public.assessment_form assessment_form_division_id_code_version_key UNIQUE (division_id, code, version)
public.assessment_form assessment_form_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.assessment_form assessment_form_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES account(id)
public.assessment_form assessment_form_id_drafted_by_key UNIQUE (id, drafted_by)
public.assessment_form assessment_form_pkey PRIMARY KEY (id)
public.assessment_form assessment_form_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.assessment_form assessment_form_source_check CHECK (((length(source) >= 1) AND (length(source) <= 2000)))
public.assessment_form assessment_form_version_check CHECK ((version >= 1))
public.assessment_form_end assessment_form_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_form_end assessment_form_end_check CHECK (((outcome = 'PUBLISHED'::text) = (effective_from IS NOT NULL)))
public.assessment_form_end assessment_form_end_check1 CHECK (((outcome = 'PUBLISHED'::text) OR (reason IS NOT NULL)))
public.assessment_form_end assessment_form_end_check2 CHECK (((account_id IS NULL) = (drafted_by IS NULL)))
public.assessment_form_end assessment_form_end_check3 CHECK ((account_id <> drafted_by))
public.assessment_form_end assessment_form_end_form_id_drafted_by_fkey FOREIGN KEY (form_id, drafted_by) REFERENCES assessment_form(id, drafted_by)
public.assessment_form_end assessment_form_end_form_id_fkey FOREIGN KEY (form_id) REFERENCES assessment_form(id)
public.assessment_form_end assessment_form_end_outcome_check CHECK ((outcome = ANY (ARRAY['PUBLISHED'::text, 'REJECTED'::text])))
public.assessment_form_end assessment_form_end_pkey PRIMARY KEY (form_id)
public.assessment_form_end assessment_form_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.assessment_freeze assessment_freeze_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_freeze assessment_freeze_commitment_check CHECK ((length(commitment) = 32))
public.assessment_freeze assessment_freeze_digest_check CHECK ((length(digest) = 32))
public.assessment_freeze assessment_freeze_pkey PRIMARY KEY (plan_id)
public.assessment_freeze assessment_freeze_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_plan(id)
public.assessment_freeze assessment_freeze_units_check CHECK ((units >= 1))
public.assessment_plan assessment_plan_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_plan assessment_plan_check CHECK (((doubles >= 0) AND (doubles <= sample)))
public.assessment_plan assessment_plan_check1 CHECK ((from_day <= to_day))
public.assessment_plan assessment_plan_check2 CHECK ((NOT (is_secret AND (pool = 'WINDOW_SUPERVISOR'::text))))
public.assessment_plan assessment_plan_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.assessment_plan assessment_plan_form_id_fkey FOREIGN KEY (form_id) REFERENCES assessment_form(id)
public.assessment_plan assessment_plan_pkey PRIMARY KEY (id)
public.assessment_plan assessment_plan_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.assessment_plan assessment_plan_pool_check CHECK ((pool = ANY (ARRAY['THIRD_PARTY'::text, 'MYSTERY_SHOPPER'::text, 'SOCIAL_SUPERVISOR'::text, 'WORKING_GROUP'::text, 'WINDOW_SUPERVISOR'::text, 'INSPECTOR'::text])))
public.assessment_plan assessment_plan_quotas_check CHECK ((jsonb_typeof(quotas) = 'object'::text))
public.assessment_plan assessment_plan_randomness_check CHECK (((length(randomness) >= 1) AND (length(randomness) <= 500)))
public.assessment_plan assessment_plan_sample_check CHECK ((sample >= 1))
public.assessment_plan assessment_plan_strata_by_check CHECK ((strata_by = ANY (ARRAY['HALL'::text, 'WINDOW_KIND'::text, 'DIVISION'::text])))
public.assessment_plan assessment_plan_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
public.assessment_plan assessment_plan_unit_check CHECK ((unit = ANY (ARRAY['WINDOW'::text, 'CASE'::text])))
public.assessment_plan_end assessment_plan_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_plan_end assessment_plan_end_pkey PRIMARY KEY (plan_id)
public.assessment_plan_end assessment_plan_end_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_plan(id)
public.assessment_plan_end assessment_plan_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
public.assessment_population assessment_population_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id)
public.assessment_population assessment_population_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.assessment_population assessment_population_pkey PRIMARY KEY (plan_id, place)
public.assessment_population assessment_population_place_check CHECK ((place >= 1))
public.assessment_population assessment_population_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_plan(id)
public.assessment_population assessment_population_plan_id_unit_key_key UNIQUE (plan_id, unit_key)
public.assessment_population assessment_population_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.assessment_publication assessment_publication_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_publication assessment_publication_pkey PRIMARY KEY (plan_id)
public.assessment_publication assessment_publication_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_plan(id)
public.assessment_review assessment_review_month_from_fkey FOREIGN KEY (month_from) REFERENCES assessment_review_draw(month_from)
public.assessment_review assessment_review_pkey PRIMARY KEY (visit_id)
public.assessment_review assessment_review_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.assessment_review assessment_review_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment(visit_id)
public.assessment_review_draw assessment_review_draw_check CHECK (((drawn >= 0) AND (drawn <= handed_in)))
public.assessment_review_draw assessment_review_draw_check1 CHECK (((month_from < month_end) AND (drawn_at >= ((month_end)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text))))
public.assessment_review_draw assessment_review_draw_handed_in_check CHECK ((handed_in >= 0))
public.assessment_review_draw assessment_review_draw_pkey PRIMARY KEY (month_from)
public.assessment_review_draw assessment_review_draw_seed_check CHECK ((octet_length(seed) = 32))
public.assessment_review_outcome assessment_review_outcome_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_review_outcome assessment_review_outcome_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
public.assessment_review_outcome assessment_review_outcome_check CHECK (((outcome = 'CHANGED'::text) = (points IS NOT NULL)))
public.assessment_review_outcome assessment_review_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['CONFIRMED'::text, 'CHANGED'::text, 'UNFOUNDED'::text])))
public.assessment_review_outcome assessment_review_outcome_pkey PRIMARY KEY (visit_id)
public.assessment_review_outcome assessment_review_outcome_points_check CHECK (((points >= 0) AND (points <= 10000)))
public.assessment_review_outcome assessment_review_outcome_record_id_key UNIQUE (record_id)
public.assessment_review_outcome assessment_review_outcome_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment_review(visit_id)
public.assessment_secret assessment_secret_pkey PRIMARY KEY (plan_id)
public.assessment_secret assessment_secret_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_freeze(plan_id)
public.assessment_secret assessment_secret_secret_check CHECK ((length(secret) = 32))
public.assessment_visit assessment_visit_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_visit assessment_visit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
public.assessment_visit assessment_visit_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id)
public.assessment_visit assessment_visit_assigned_check CHECK ((assigned >= 1))
public.assessment_visit assessment_visit_check CHECK ((from_day <= to_day))
public.assessment_visit assessment_visit_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.assessment_visit assessment_visit_pkey PRIMARY KEY (id)
public.assessment_visit assessment_visit_plan_id_place_fkey FOREIGN KEY (plan_id, place) REFERENCES assessment_population(plan_id, place)
public.assessment_visit assessment_visit_plan_id_place_turn_assigned_key UNIQUE (plan_id, place, turn, assigned)
public.assessment_visit assessment_visit_turn_check CHECK (((turn >= 1) AND (turn <= 2)))
public.assessment_visit assessment_visit_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.assessment_visit_end assessment_visit_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_visit_end assessment_visit_end_cause_check CHECK ((cause = ANY (ARRAY['RECUSED'::text, 'DECLINED'::text, 'CLOSED_WINDOW'::text, 'NOT_DONE'::text, 'REASSIGNED'::text])))
public.assessment_visit_end assessment_visit_end_pkey PRIMARY KEY (visit_id)
public.assessment_visit_end assessment_visit_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.assessment_visit_end assessment_visit_end_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment_visit(id)
public.assessment_visit_ending assessment_visit_ending_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_visit_ending assessment_visit_ending_cause_check CHECK ((cause = ANY (ARRAY['RECUSED'::text, 'DECLINED'::text, 'CLOSED_WINDOW'::text, 'REASSIGNED'::text])))
public.assessment_visit_ending assessment_visit_ending_id_account_id_key UNIQUE (id, account_id)
public.assessment_visit_ending assessment_visit_ending_pkey PRIMARY KEY (id)
public.assessment_visit_ending assessment_visit_ending_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.assessment_visit_ending assessment_visit_ending_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES assessment_visit(id)
public.assessment_visit_ending_decision assessment_visit_ending_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessment_visit_ending_decision assessment_visit_ending_decision_check CHECK ((account_id <> proposed_by))
public.assessment_visit_ending_decision assessment_visit_ending_decision_ending_id_proposed_by_fkey FOREIGN KEY (ending_id, proposed_by) REFERENCES assessment_visit_ending(id, account_id)
public.assessment_visit_ending_decision assessment_visit_ending_decision_outcome_check CHECK ((outcome = ANY (ARRAY['ACCEPTED'::text, 'REFUSED'::text])))
public.assessment_visit_ending_decision assessment_visit_ending_decision_pkey PRIMARY KEY (ending_id)
public.assessment_visit_ending_decision assessment_visit_ending_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.assessor assessor_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessor assessor_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(id)
public.assessor assessor_background_check CHECK ((background = ANY (ARRAY['EXPERT'::text, 'DEPUTY'::text, 'CPPCC_MEMBER'::text, 'ENTERPRISE'::text, 'CITIZEN'::text, 'MEDIA'::text, 'OFFICIAL'::text])))
public.assessor assessor_check CHECK (((pool = 'THIRD_PARTY'::text) = (agency_id IS NOT NULL)))
public.assessor assessor_check1 CHECK ((recruited_on <= term_to))
public.assessor assessor_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.assessor assessor_home_division_id_fkey FOREIGN KEY (home_division_id) REFERENCES administrative_division(id)
public.assessor assessor_pkey PRIMARY KEY (id)
public.assessor assessor_pool_check CHECK ((pool = ANY (ARRAY['THIRD_PARTY'::text, 'MYSTERY_SHOPPER'::text, 'SOCIAL_SUPERVISOR'::text, 'WORKING_GROUP'::text, 'WINDOW_SUPERVISOR'::text, 'INSPECTOR'::text])))
public.assessor assessor_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES account(id)
public.assessor_employer assessor_employer_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id)
public.assessor_employer assessor_employer_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.assessor_employer assessor_employer_pkey PRIMARY KEY (assessor_id, organization_id)
public.assessor_end assessor_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.assessor_end assessor_end_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id)
public.assessor_end assessor_end_cause_check CHECK ((cause = ANY (ARRAY['ROTATED'::text, 'RESIGNED'::text, 'DISQUALIFIED'::text, 'ENTERED_WRONGLY'::text])))
public.assessor_end assessor_end_pkey PRIMARY KEY (assessor_id)
public.assessor_end assessor_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.audit_entry audit_entry_act_check CHECK ((act ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.audit_entry audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'API_KEY'::text, 'DEVICE'::text, 'COMMAND'::text])))
public.audit_entry audit_entry_check CHECK ((((actor_kind = 'COMMAND'::text) = (command IS NOT NULL)) AND ((actor_kind = 'COMMAND'::text) = (actor_id IS NULL))))
public.audit_entry audit_entry_check1 CHECK (((actor_kind = 'ACCOUNT'::text) OR ((post_id IS NULL) AND (role IS NULL))))
public.audit_entry audit_entry_command_check CHECK ((command ~ '^[a-z][a-z-]{1,39}$'::text))
public.audit_entry audit_entry_detail_check CHECK (((jsonb_typeof(detail) = 'object'::text) AND (octet_length((detail)::text) <= 2000)))
public.audit_entry audit_entry_pkey PRIMARY KEY (id)
public.audit_entry audit_entry_request_id_check CHECK (((length(request_id) >= 1) AND (length(request_id) <= 64)))
public.audit_entry audit_entry_result_check CHECK ((result ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.audit_entry audit_entry_role_check CHECK ((role ~ '^[A-Z][A-Z_]{1,39}$'::text))
public.audit_entry audit_entry_target_id_check CHECK (((length(target_id) >= 1) AND (length(target_id) <= 200)))
public.audit_entry audit_entry_target_kind_check CHECK ((target_kind ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.audit_held audit_entry_act_check CHECK ((act ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.audit_held audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'API_KEY'::text, 'DEVICE'::text, 'COMMAND'::text])))
public.audit_held audit_entry_check CHECK ((((actor_kind = 'COMMAND'::text) = (command IS NOT NULL)) AND ((actor_kind = 'COMMAND'::text) = (actor_id IS NULL))))
public.audit_held audit_entry_check1 CHECK (((actor_kind = 'ACCOUNT'::text) OR ((post_id IS NULL) AND (role IS NULL))))
public.audit_held audit_entry_command_check CHECK ((command ~ '^[a-z][a-z-]{1,39}$'::text))
public.audit_held audit_entry_detail_check CHECK (((jsonb_typeof(detail) = 'object'::text) AND (octet_length((detail)::text) <= 2000)))
public.audit_held audit_entry_request_id_check CHECK (((length(request_id) >= 1) AND (length(request_id) <= 64)))
public.audit_held audit_entry_result_check CHECK ((result ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.audit_held audit_entry_role_check CHECK ((role ~ '^[A-Z][A-Z_]{1,39}$'::text))
public.audit_held audit_entry_target_id_check CHECK (((length(target_id) >= 1) AND (length(target_id) <= 200)))
public.audit_held audit_entry_target_kind_check CHECK ((target_kind ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.audit_held audit_held_pkey PRIMARY KEY (id)
public.audit_pending audit_pending_pkey PRIMARY KEY (entry_id)
public.audit_seal audit_seal_check CHECK ((length(digests) = (32 * cardinality(entry_ids))))
public.audit_seal audit_seal_entry_ids_check CHECK ((cardinality(entry_ids) >= 1))
public.audit_seal audit_seal_hash_check CHECK ((length(hash) = 32))
public.audit_seal audit_seal_hash_key UNIQUE (hash)
public.audit_seal audit_seal_no_check CHECK ((no >= 1))
public.audit_seal audit_seal_pkey PRIMARY KEY (no)
public.audit_seal audit_seal_previous_check CHECK ((length(previous) = 32))
public.audit_seal audit_seal_previous_key UNIQUE (previous)
public.audit_seal_mac audit_seal_mac_mac_check CHECK ((length(mac) = 32))
public.audit_seal_mac audit_seal_mac_no_fkey FOREIGN KEY (no) REFERENCES audit_seal(no)
public.audit_seal_mac audit_seal_mac_pkey PRIMARY KEY (no)
public.blind_issue blind_issue_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation(id)
public.blind_issue blind_issue_pkey PRIMARY KEY (invitation_id, purpose)
public.blind_issue blind_issue_purpose_check CHECK ((purpose = ANY (ARRAY['PUBLIC_COMMENT'::text, 'CONFIDENTIAL_REPORT'::text])))
public.blind_key blind_key_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.blind_key blind_key_expected_check CHECK ((expected >= 0))
public.blind_key blind_key_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.blind_key blind_key_hall_id_window_id_week_purpose_key UNIQUE NULLS NOT DISTINCT (hall_id, window_id, week, purpose)
public.blind_key blind_key_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{22}$'::text))
public.blind_key blind_key_modulus_check CHECK ((octet_length(modulus) = 384))
public.blind_key blind_key_pkey PRIMARY KEY (id)
public.blind_key blind_key_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.blind_key blind_key_purpose_check CHECK ((purpose = ANY (ARRAY['PUBLIC_COMMENT'::text, 'CONFIDENTIAL_REPORT'::text])))
public.blind_key blind_key_week_check CHECK ((EXTRACT(isodow FROM week) = (1)::numeric))
public.blind_key blind_key_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.blind_redemption blind_redemption_nullifier_check CHECK ((octet_length(nullifier) = 32))
public.blind_redemption blind_redemption_pkey PRIMARY KEY (nullifier)
public.blind_secret blind_secret_key_id_fkey FOREIGN KEY (key_id) REFERENCES blind_key(id)
public.blind_secret blind_secret_pkey PRIMARY KEY (key_id)
public.blind_secret blind_secret_record_id_key UNIQUE (record_id)
public.calibration calibration_check CHECK ((first_visit_id <> second_visit_id))
public.calibration calibration_difference_check CHECK (((difference >= 0) AND (difference <= 10000)))
public.calibration calibration_first_visit_id_fkey FOREIGN KEY (first_visit_id) REFERENCES assessment(visit_id)
public.calibration calibration_first_visit_id_second_visit_id_key UNIQUE (first_visit_id, second_visit_id)
public.calibration calibration_pkey PRIMARY KEY (id)
public.calibration calibration_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.calibration calibration_second_visit_id_fkey FOREIGN KEY (second_visit_id) REFERENCES assessment(visit_id)
public.calibration_step calibration_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.calibration_step calibration_step_calibration_id_fkey FOREIGN KEY (calibration_id) REFERENCES calibration(id)
public.calibration_step calibration_step_cause_check CHECK ((cause = ANY (ARRAY['ANCHOR_UNCLEAR'::text, 'RATER_WRONG'::text, 'PLACE_CHANGED'::text, 'OTHER'::text])))
public.calibration_step calibration_step_check CHECK (((kind = 'CONCLUSION'::text) = (points IS NOT NULL)))
public.calibration_step calibration_step_check1 CHECK (((kind = 'CLOSED'::text) = (cause IS NOT NULL)))
public.calibration_step calibration_step_check2 CHECK (((kind = 'AGREED'::text) = (record_id IS NULL)))
public.calibration_step calibration_step_kind_check CHECK ((kind = ANY (ARRAY['REASON'::text, 'CONCLUSION'::text, 'AGREED'::text, 'CLOSED'::text])))
public.calibration_step calibration_step_pkey PRIMARY KEY (calibration_id, sequence)
public.calibration_step calibration_step_points_check CHECK (((points >= 0) AND (points <= 10000)))
public.calibration_step calibration_step_record_id_key UNIQUE (record_id)
public.calibration_step calibration_step_sequence_check CHECK ((sequence >= 1))
public.closure_audit closure_audit_month_from_fkey FOREIGN KEY (month_from) REFERENCES closure_audit_draw(month_from)
public.closure_audit closure_audit_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.closure_audit closure_audit_pkey PRIMARY KEY (order_id)
public.closure_audit closure_audit_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.closure_audit_candidate closure_audit_candidate_month_from_fkey FOREIGN KEY (month_from) REFERENCES closure_audit_draw(month_from)
public.closure_audit_candidate closure_audit_candidate_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.closure_audit_candidate closure_audit_candidate_pkey PRIMARY KEY (month_from, order_id)
public.closure_audit_draw closure_audit_draw_check CHECK (((drawn >= 0) AND (drawn <= closed)))
public.closure_audit_draw closure_audit_draw_check1 CHECK (((month_from < month_end) AND (drawn_at >= ((month_end)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text))))
public.closure_audit_draw closure_audit_draw_closed_check CHECK ((closed >= 0))
public.closure_audit_draw closure_audit_draw_pkey PRIMARY KEY (month_from)
public.closure_audit_draw closure_audit_draw_seed_check CHECK ((octet_length(seed) = 32))
public.closure_audit_outcome closure_audit_outcome_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.closure_audit_outcome closure_audit_outcome_channel_check CHECK ((channel = ANY (ARRAY['PHONE'::text, 'MAILBOX'::text])))
public.closure_audit_outcome closure_audit_outcome_check CHECK (((channel = 'PHONE'::text) = (account_id IS NOT NULL)))
public.closure_audit_outcome closure_audit_outcome_check1 CHECK (((channel = 'PHONE'::text) OR (outcome <> ALL (ARRAY['NOT_REACHED'::text, 'DECLINED'::text]))))
public.closure_audit_outcome closure_audit_outcome_order_id_fkey FOREIGN KEY (order_id) REFERENCES closure_audit(order_id)
public.closure_audit_outcome closure_audit_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['CONFIRMED'::text, 'PARTLY'::text, 'FALSE'::text, 'OTHER'::text, 'NOT_REACHED'::text, 'DECLINED'::text])))
public.closure_audit_outcome closure_audit_outcome_pkey PRIMARY KEY (order_id)
public.closure_audit_outcome closure_audit_outcome_record_id_key UNIQUE (record_id)
public.closure_audit_try closure_audit_try_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.closure_audit_try closure_audit_try_check CHECK ((day = ((at AT TIME ZONE 'Asia/Shanghai'::text))::date))
public.closure_audit_try closure_audit_try_order_id_day_key UNIQUE (order_id, day)
public.closure_audit_try closure_audit_try_order_id_fkey FOREIGN KEY (order_id) REFERENCES closure_audit(order_id)
public.closure_audit_try closure_audit_try_pkey PRIMARY KEY (order_id, turn)
public.closure_audit_try closure_audit_try_record_id_key UNIQUE (record_id)
public.closure_audit_try closure_audit_try_turn_check CHECK ((turn >= 1))
public.comment_correction comment_correction_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.comment_correction comment_correction_pkey PRIMARY KEY (id)
public.comment_reader comment_reader_pkey PRIMARY KEY (reader)
public.comment_reading comment_reading_check CHECK (((NOT is_unreadable) OR ((polarity IS NULL) AND (minhash IS NULL) AND (review IS NULL) AND (((cardinality(labels) + cardinality(evidence)) + cardinality(keywords)) = 0))))
public.comment_reading comment_reading_check1 CHECK ((is_unreadable OR ((polarity IS NOT NULL) AND (minhash IS NOT NULL))))
public.comment_reading comment_reading_check2 CHECK (((evaluation_id IS NULL) = (origin = 'PUBLIC'::comment_origin)))
public.comment_reading comment_reading_evidence_check CHECK (((cardinality(evidence) % 2) = 0))
public.comment_reading comment_reading_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.comment_reading comment_reading_id_key UNIQUE (id)
public.comment_reading comment_reading_pkey PRIMARY KEY (record_id, reader)
public.complaint complaint_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.complaint complaint_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id)
public.complaint complaint_channel_check CHECK ((channel ~ '^[A-Z0-9_]{3,40}$'::text))
public.complaint complaint_check CHECK (((api_key_id IS NULL) <> (account_id IS NULL)))
public.complaint complaint_id_fkey FOREIGN KEY (id) REFERENCES handling_order(id)
public.complaint complaint_pkey PRIMARY KEY (id)
public.complaint complaint_request_hash_check CHECK ((octet_length(request_hash) = 16))
public.complaint complaint_sender_key_check CHECK ((octet_length(sender_key) = 16))
public.complaint complaint_sender_key_key UNIQUE (sender_key)
public.complaint only_of_a_desk CHECK (((NOT told_by_letter) OR (account_id IS NOT NULL)))
public.composite_computation composite_computation_check CHECK (((gap IS NULL) = (result_digest IS NOT NULL)))
public.composite_computation composite_computation_check1 CHECK (((gap IS DISTINCT FROM 'NO_SCHEME'::text) OR (scheme_id IS NULL)))
public.composite_computation composite_computation_check2 CHECK (((gap IS NOT NULL) OR (scheme_id IS NOT NULL)))
public.composite_computation composite_computation_composite_policy_id_fkey FOREIGN KEY (composite_policy_id) REFERENCES policy(id)
public.composite_computation composite_computation_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.composite_computation composite_computation_deductions_check CHECK ((deductions >= 0))
public.composite_computation composite_computation_gap_check CHECK ((gap = ANY (ARRAY['NO_SCHEME'::text, 'SCHEME_NOT_ACCEPTED'::text])))
public.composite_computation composite_computation_input_digest_fkey FOREIGN KEY (input_digest) REFERENCES composite_input(digest)
public.composite_computation composite_computation_pkey PRIMARY KEY (computation_id)
public.composite_computation composite_computation_purpose_check CHECK ((purpose = ANY (ARRAY['OBJECTION'::text, 'FINAL'::text, 'REVISION'::text, 'BRIDGE'::text])))
public.composite_computation composite_computation_result_digest_check CHECK ((length(result_digest) = 32))
public.composite_computation composite_computation_revision_check CHECK ((revision >= 0))
public.composite_computation composite_computation_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES score_scheme(id)
public.composite_computation composite_computation_scheme_policy_id_fkey FOREIGN KEY (scheme_policy_id) REFERENCES policy(id)
public.composite_computation composite_computation_visits_check CHECK ((visits >= 0))
public.composite_input composite_input_digest_check CHECK ((length(digest) = 32))
public.composite_input composite_input_pkey PRIMARY KEY (digest)
public.composite_result composite_result_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES composite_computation(computation_id)
public.composite_result composite_result_pkey PRIMARY KEY (computation_id)
public.confidential_report confidential_report_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.confidential_report confidential_report_idempotency_key_hash_check CHECK ((octet_length(idempotency_key_hash) = 16))
public.confidential_report confidential_report_idempotency_key_hash_key UNIQUE (idempotency_key_hash)
public.confidential_report confidential_report_pkey PRIMARY KEY (id)
public.confidential_report confidential_report_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.confidential_report confidential_report_request_hash_check CHECK ((octet_length(request_hash) = 16))
public.confidential_report_event confidential_report_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.confidential_report_event confidential_report_event_check CHECK (((kind = ANY (ARRAY['RECEIVED'::text, 'CITIZEN_WROTE'::text])) = (account_id IS NULL)))
public.confidential_report_event confidential_report_event_kind_check CHECK ((kind = ANY (ARRAY['RECEIVED'::text, 'ACKNOWLEDGED'::text, 'MESSAGE_LEFT'::text, 'CITIZEN_WROTE'::text, 'CONTACT_OPENED'::text, 'DECIDED'::text])))
public.confidential_report_event confidential_report_event_pkey PRIMARY KEY (report_id, sequence)
public.confidential_report_event confidential_report_event_record_id_key UNIQUE (record_id)
public.confidential_report_event confidential_report_event_report_id_fkey FOREIGN KEY (report_id) REFERENCES confidential_report(id)
public.confidential_report_event confidential_report_event_sequence_check CHECK ((sequence >= 1))
public.data_source data_source_pkey PRIMARY KEY (id)
public.data_source data_source_source_code_check CHECK ((source_code ~ '^[0-9A-Za-z-]{1,32}$'::text))
public.data_source data_source_source_code_key UNIQUE (source_code)
public.deduction deduction_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.deduction deduction_against_check CHECK ((against = ANY (ARRAY['WINDOW'::text, 'HALL'::text, 'ORGANIZATION'::text])))
public.deduction deduction_check CHECK (((against = 'WINDOW'::text) = (window_id IS NOT NULL)))
public.deduction deduction_check1 CHECK ((num_nonnulls(finding_id, audit_id) <= 1))
public.deduction deduction_code_check CHECK ((code ~ '^[A-Z][A-Z_]{2,59}$'::text))
public.deduction deduction_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES assessment_finding(id)
public.deduction deduction_id_account_id_key UNIQUE (id, account_id)
public.deduction deduction_kind_check CHECK ((kind = ANY (ARRAY['DEDUCTION'::text, 'BONUS'::text])))
public.deduction deduction_list_policy_id_fkey FOREIGN KEY (list_policy_id) REFERENCES policy(id)
public.deduction deduction_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.deduction deduction_pkey PRIMARY KEY (id)
public.deduction deduction_points_check CHECK (((points >= 1) AND (points <= 10000)))
public.deduction deduction_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.deduction deduction_record_id_key UNIQUE (record_id)
public.deduction_answer deduction_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.deduction_answer deduction_answer_deduction_id_fkey FOREIGN KEY (deduction_id) REFERENCES deduction(id)
public.deduction_answer deduction_answer_pkey PRIMARY KEY (deduction_id)
public.deduction_answer deduction_answer_record_id_key UNIQUE (record_id)
public.deduction_decision deduction_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.deduction_decision deduction_decision_check CHECK ((account_id <> proposed_by))
public.deduction_decision deduction_decision_check1 CHECK (((outcome = 'DISMISSED'::text) = (points IS NULL)))
public.deduction_decision deduction_decision_check2 CHECK (((outcome = 'DISMISSED'::text) = (ground IS NOT NULL)))
public.deduction_decision deduction_decision_deduction_id_proposed_by_fkey FOREIGN KEY (deduction_id, proposed_by) REFERENCES deduction(id, account_id)
public.deduction_decision deduction_decision_ground_check CHECK ((ground = ANY (ARRAY['NOT_SHOWN'::text, 'NOT_THEIRS'::text, 'GOOD_FAITH_EXEMPTION'::text, 'OTHER'::text])))
public.deduction_decision deduction_decision_outcome_check CHECK ((outcome = ANY (ARRAY['UPHELD'::text, 'REDUCED'::text, 'DISMISSED'::text])))
public.deduction_decision deduction_decision_pkey PRIMARY KEY (deduction_id)
public.deduction_decision deduction_decision_points_check CHECK (((points >= 1) AND (points <= 10000)))
public.deduction_decision deduction_decision_record_id_key UNIQUE (record_id)
public.deduction_file deduction_file_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.deduction_file deduction_file_bytes_check CHECK ((bytes > 0))
public.deduction_file deduction_file_digest_check CHECK ((length(digest) = 16))
public.deduction_file deduction_file_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text])))
public.deduction_file deduction_file_pkey PRIMARY KEY (id)
public.deduction_file_use deduction_file_use_deduction_id_fkey FOREIGN KEY (deduction_id) REFERENCES deduction(id)
public.deduction_file_use deduction_file_use_file_id_fkey FOREIGN KEY (file_id) REFERENCES deduction_file(id)
public.deduction_file_use deduction_file_use_pkey PRIMARY KEY (file_id)
public.deduction_file_use deduction_file_use_step_check CHECK ((step = ANY (ARRAY['PROPOSAL'::text, 'ANSWER'::text])))
public.device device_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.device device_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.device device_kind_check CHECK ((kind = ANY (ARRAY['SCREEN'::text, 'TABLET'::text, 'KIOSK'::text, 'KEYPAD'::text])))
public.device device_pkey PRIMARY KEY (id)
public.device device_public_key_check CHECK (((public_key IS NULL) OR (length(public_key) = 65)))
public.device device_token_hash_check CHECK ((length(token_hash) = 32))
public.device device_token_hash_key UNIQUE (token_hash)
public.device device_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.device_event device_event_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
public.device_event device_event_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.device_event device_event_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.device_event device_event_kind_check CHECK ((kind = ANY (ARRAY['STARTED'::text, 'VISIBLE'::text, 'HIDDEN'::text, 'BRIGHTNESS'::text, 'ONLINE'::text, 'OFFLINE'::text, 'CLOCK_MOVED'::text, 'DRIVER_FAILED'::text, 'REVOKED'::text, 'NUMBERS_WENT_BACK'::text, 'HANDED_IN_BY'::text])))
public.device_event device_event_pkey PRIMARY KEY (id)
public.device_event device_event_value_check CHECK ((length(value) <= 60))
public.device_pairing device_pairing_code_hash_check CHECK ((length(code_hash) = 32))
public.device_pairing device_pairing_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.device_pairing device_pairing_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.device_pairing device_pairing_kind_check CHECK ((kind = ANY (ARRAY['SCREEN'::text, 'TABLET'::text, 'KIOSK'::text, 'KEYPAD'::text])))
public.device_pairing device_pairing_pkey PRIMARY KEY (code_hash)
public.device_pairing device_pairing_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.device_state device_state_brightness_percent_check CHECK (((brightness_percent >= 0) AND (brightness_percent <= 100)))
public.device_state device_state_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
public.device_state device_state_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.device_state device_state_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.device_state device_state_last_sequence_check CHECK ((last_sequence >= 0))
public.device_state device_state_pkey PRIMARY KEY (device_id)
public.device_state device_state_queue_length_check CHECK ((queue_length >= 0))
public.device_state device_state_said_sequence_check CHECK ((said_sequence >= 0))
public.dimension_tally dimension_tally_given_check CHECK ((given >= 0))
public.dimension_tally dimension_tally_pkey PRIMARY KEY (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale)
public.dimension_tally dimension_tally_total_check CHECK ((total >= 0))
public.disqualification disqualification_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.disqualification disqualification_assessor_id_fkey FOREIGN KEY (assessor_id) REFERENCES assessor(id)
public.disqualification disqualification_grounds_check CHECK (((cardinality(grounds) >= 1) AND (grounds <@ ARRAY['CARELESS'::text, 'REVIEWS'::text, 'CALIBRATIONS'::text, 'PARTIAL'::text, 'OTHER'::text])))
public.disqualification disqualification_id_account_id_key UNIQUE (id, account_id)
public.disqualification disqualification_pkey PRIMARY KEY (id)
public.disqualification disqualification_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.disqualification_end disqualification_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.disqualification_end disqualification_end_check CHECK ((account_id <> proposed_by))
public.disqualification_end disqualification_end_disqualification_id_proposed_by_fkey FOREIGN KEY (disqualification_id, proposed_by) REFERENCES disqualification(id, account_id)
public.disqualification_end disqualification_end_outcome_check CHECK ((outcome = ANY (ARRAY['ACCEPTED'::text, 'REFUSED'::text])))
public.disqualification_end disqualification_end_pkey PRIMARY KEY (disqualification_id)
public.disqualification_end disqualification_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.do_not_call do_not_call_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id)
public.do_not_call do_not_call_pkey PRIMARY KEY (seq)
public.do_not_call do_not_call_recipient_index_check CHECK ((length(recipient_index) = 16))
public.do_not_call do_not_call_wish_check CHECK ((wish = ANY (ARRAY['STOP'::text, 'RESUME'::text])))
public.drill_hop drill_hop_fault_check CHECK ((fault ~ '^[A-Z][A-Z_]{2,39}$'::text))
public.drill_hop drill_hop_hop_check CHECK ((hop = ANY (ARRAY['REPORTED'::text, 'ASKED'::text, 'TAKEN'::text, 'TALLIED'::text, 'ORDER_OPENED'::text, 'FOUND_AGAIN'::text])))
public.drill_hop drill_hop_pkey PRIMARY KEY (run_id, hop)
public.drill_hop drill_hop_run_id_fkey FOREIGN KEY (run_id) REFERENCES drill_run(id)
public.drill_run drill_run_attempt_check CHECK ((attempt >= 1))
public.drill_run drill_run_day_channel_attempt_key UNIQUE (day, channel, attempt)
public.drill_run drill_run_pkey PRIMARY KEY (id)
public.duty_shift duty_shift_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.duty_shift duty_shift_check CHECK ((from_minute < to_minute))
public.duty_shift duty_shift_check1 CHECK ((covers_account_id <> account_id))
public.duty_shift duty_shift_covers_account_id_fkey FOREIGN KEY (covers_account_id) REFERENCES account(id)
public.duty_shift duty_shift_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.duty_shift duty_shift_from_minute_check CHECK ((from_minute >= 0))
public.duty_shift duty_shift_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.duty_shift duty_shift_pkey PRIMARY KEY (id)
public.duty_shift duty_shift_put_by_fkey FOREIGN KEY (put_by) REFERENCES account(id)
public.duty_shift duty_shift_to_minute_check CHECK ((to_minute <= 1440))
public.duty_shift_withdrawal duty_shift_withdrawal_pkey PRIMARY KEY (shift_id)
public.duty_shift_withdrawal duty_shift_withdrawal_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES duty_shift(id)
public.duty_shift_withdrawal duty_shift_withdrawal_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES account(id)
public.earlier_record earlier_record_pkey PRIMARY KEY (record_id)
public.earlier_record earlier_record_told_check CHECK ((jsonb_typeof(told) = 'object'::text))
public.evaluated_count evaluated_count_check CHECK (((unlinked >= 0) AND (unlinked <= evaluated)))
public.evaluated_count evaluated_count_evaluated_check CHECK ((evaluated > 0))
public.evaluated_count evaluated_count_pkey PRIMARY KEY (received_day, hall_id, service_day, window_id, channel, outcome, age_band, division_id)
public.evaluation evaluation_digest_check CHECK ((length(digest) = 32))
public.evaluation evaluation_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.evaluation evaluation_origin_check CHECK ((origin <> 'DEFAULT'::evaluation_origin))
public.evaluation evaluation_pkey PRIMARY KEY (id)
public.evaluation evaluation_record_version_check CHECK ((record_version = ANY (ARRAY[1, 2])))
public.evaluation_audit evaluation_audit_evaluation_id_key UNIQUE (evaluation_id)
public.evaluation_audit evaluation_audit_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.evaluation_audit evaluation_audit_month_from_fkey FOREIGN KEY (month_from) REFERENCES evaluation_audit_draw(month_from)
public.evaluation_audit evaluation_audit_month_from_window_id_grade_group_channel_fkey FOREIGN KEY (month_from, window_id, grade_group, channel) REFERENCES evaluation_audit_stratum(month_from, window_id, grade_group, channel)
public.evaluation_audit evaluation_audit_pkey PRIMARY KEY (id)
public.evaluation_audit evaluation_audit_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.evaluation_audit_draw evaluation_audit_draw_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.evaluation_audit_draw evaluation_audit_draw_check CHECK (((seed_source = 'PUBLIC_DRAW'::text) = (account_id IS NOT NULL)))
public.evaluation_audit_draw evaluation_audit_draw_drawn_check CHECK ((drawn >= 0))
public.evaluation_audit_draw evaluation_audit_draw_month_from_fkey FOREIGN KEY (month_from) REFERENCES evaluation_audit_freeze(month_from)
public.evaluation_audit_draw evaluation_audit_draw_pkey PRIMARY KEY (month_from)
public.evaluation_audit_draw evaluation_audit_draw_seed_check CHECK ((length(seed) = 32))
public.evaluation_audit_draw evaluation_audit_draw_seed_source_check CHECK ((seed_source = ANY (ARRAY['WITNESSES'::text, 'PUBLIC_DRAW'::text])))
public.evaluation_audit_draw evaluation_audit_draw_told_check CHECK (((cardinality(told) >= 1) AND (cardinality(told) <= 100)))
public.evaluation_audit_freeze evaluation_audit_freeze_check CHECK ((month_end > month_from))
public.evaluation_audit_freeze evaluation_audit_freeze_check1 CHECK (((frozen_at >= ((month_end)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text)) AND (seed_after >= frozen_at)))
public.evaluation_audit_freeze evaluation_audit_freeze_digest_check CHECK ((length(digest) = 32))
public.evaluation_audit_freeze evaluation_audit_freeze_left_out_check CHECK ((left_out >= 0))
public.evaluation_audit_freeze evaluation_audit_freeze_pkey PRIMARY KEY (month_from)
public.evaluation_audit_freeze evaluation_audit_freeze_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.evaluation_audit_freeze evaluation_audit_freeze_seed_source_check CHECK ((seed_source = ANY (ARRAY['WITNESSES'::text, 'PUBLIC_DRAW'::text])))
public.evaluation_audit_freeze evaluation_audit_freeze_units_check CHECK ((units >= 0))
public.evaluation_audit_outcome evaluation_audit_outcome_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.evaluation_audit_outcome evaluation_audit_outcome_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES evaluation_audit(id)
public.evaluation_audit_outcome evaluation_audit_outcome_check CHECK (((record_id IS NOT NULL) OR (outcome = ANY (ARRAY['CONFIRMED'::text, 'NOT_REACHED'::text, 'DECLINED'::text]))))
public.evaluation_audit_outcome evaluation_audit_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['CONFIRMED'::text, 'NOT_GIVEN'::text, 'OTHER_GRADE'::text, 'URGED'::text, 'OTHER'::text, 'NOT_REACHED'::text, 'DECLINED'::text])))
public.evaluation_audit_outcome evaluation_audit_outcome_pkey PRIMARY KEY (audit_id)
public.evaluation_audit_outcome evaluation_audit_outcome_record_id_key UNIQUE (record_id)
public.evaluation_audit_stratum evaluation_audit_stratum_digest_check CHECK ((length(digest) = 32))
public.evaluation_audit_stratum evaluation_audit_stratum_grade_group_check CHECK ((grade_group = ANY (ARRAY['LOW'::text, 'MIDDLE'::text, 'HIGH'::text])))
public.evaluation_audit_stratum evaluation_audit_stratum_month_from_fkey FOREIGN KEY (month_from) REFERENCES evaluation_audit_freeze(month_from)
public.evaluation_audit_stratum evaluation_audit_stratum_pkey PRIMARY KEY (month_from, window_id, grade_group, channel)
public.evaluation_audit_stratum evaluation_audit_stratum_salt_check CHECK ((length(salt) = 32))
public.evaluation_audit_stratum evaluation_audit_stratum_units_check CHECK ((units >= 1))
public.evaluation_audit_stratum evaluation_audit_stratum_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.evaluation_audit_try evaluation_audit_try_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.evaluation_audit_try evaluation_audit_try_audit_id_day_key UNIQUE (audit_id, day)
public.evaluation_audit_try evaluation_audit_try_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES evaluation_audit(id)
public.evaluation_audit_try evaluation_audit_try_pkey PRIMARY KEY (audit_id, turn)
public.evaluation_audit_try evaluation_audit_try_turn_check CHECK ((turn >= 1))
public.evaluation_capture evaluation_capture_check CHECK (((NOT lossy) OR (cardinality(grades) < 5)))
public.evaluation_capture evaluation_capture_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.evaluation_capture evaluation_capture_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.evaluation_capture evaluation_capture_pkey PRIMARY KEY (evaluation_id)
public.evaluation_capture evaluation_capture_presence_check CHECK ((presence <@ ARRAY['ID_CARD'::text, 'FACE'::text, 'SIGNATURE'::text]))
public.evaluation_invalidation evaluation_invalidation_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id)
public.evaluation_invalidation evaluation_invalidation_appeal_id_key UNIQUE (appeal_id)
public.evaluation_invalidation evaluation_invalidation_pkey PRIMARY KEY (evaluation_id)
public.evaluation_prompt evaluation_prompt_pkey PRIMARY KEY (evaluation_id)
public.evaluation_reason evaluation_reason_digest_check CHECK ((length(digest) = 32))
public.evaluation_reason evaluation_reason_idempotency_key_hash_check CHECK ((length(idempotency_key_hash) = 16))
public.evaluation_reason evaluation_reason_pkey PRIMARY KEY (evaluation_id)
public.evaluation_reason evaluation_reason_record_id_key UNIQUE (record_id)
public.evaluation_reason evaluation_reason_request_hash_check CHECK ((length(request_hash) = 16))
public.evaluation_supplement evaluation_supplement_digest_check CHECK ((length(digest) = 32))
public.evaluation_supplement evaluation_supplement_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.evaluation_supplement evaluation_supplement_kind_check CHECK ((kind = ANY (ARRAY['REVISION'::text, 'SUPPLEMENTARY'::text])))
public.evaluation_supplement evaluation_supplement_pkey PRIMARY KEY (evaluation_id, kind)
public.evaluation_supplement evaluation_supplement_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.evaluation_supplement evaluation_supplement_record_id_key UNIQUE (record_id)
public.evaluation_tag evaluation_tag_check CHECK (("left"(norm_code, 1) = (grade)::text))
public.evaluation_tag evaluation_tag_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.evaluation_tag evaluation_tag_norm_code_check CHECK ((norm_code ~ '^[1-5][0-9]{2}$'::text))
public.evaluation_tag evaluation_tag_pkey PRIMARY KEY (id)
public.evaluation_tag evaluation_tag_tag_set_id_fkey FOREIGN KEY (tag_set_id) REFERENCES evaluation_tag_set(id)
public.evaluation_tag evaluation_tag_tag_set_id_norm_code_key UNIQUE (tag_set_id, norm_code)
public.evaluation_tag_set evaluation_tag_set_check CHECK (((in_force_to IS NULL) OR (in_force_from IS NOT NULL)))
public.evaluation_tag_set evaluation_tag_set_code_key UNIQUE (code)
public.evaluation_tag_set evaluation_tag_set_pkey PRIMARY KEY (id)
public.evaluation_tally evaluation_tally_grade_1_check CHECK ((grade_1 >= 0))
public.evaluation_tally evaluation_tally_grade_2_check CHECK ((grade_2 >= 0))
public.evaluation_tally evaluation_tally_grade_3_check CHECK ((grade_3 >= 0))
public.evaluation_tally evaluation_tally_grade_4_check CHECK ((grade_4 >= 0))
public.evaluation_tally evaluation_tally_grade_5_check CHECK ((grade_5 >= 0))
public.evaluation_tally evaluation_tally_pkey PRIMARY KEY (hall_id, day, window_id, channel, origin, validity, division_id)
public.evidence_chunk evidence_chunk_pkey PRIMARY KEY (file_id, seq)
public.evidence_chunk evidence_chunk_seq_check CHECK ((seq >= 0))
public.evidence_file evidence_file_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.evidence_file evidence_file_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'CITIZEN'::text])))
public.evidence_file evidence_file_bytes_check CHECK ((bytes > 0))
public.evidence_file evidence_file_check CHECK (((actor_kind = 'ACCOUNT'::text) = (account_id IS NOT NULL)))
public.evidence_file evidence_file_digest_check CHECK ((length(digest) = 16))
public.evidence_file evidence_file_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text])))
public.evidence_file evidence_file_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.evidence_file evidence_file_pkey PRIMARY KEY (id)
public.evidence_use evidence_use_appeal_id_appeal_sequence_fkey FOREIGN KEY (appeal_id, appeal_sequence) REFERENCES appeal_event(appeal_id, sequence)
public.evidence_use evidence_use_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id)
public.evidence_use evidence_use_check CHECK ((num_nonnulls(order_sequence, appeal_sequence) = 1))
public.evidence_use evidence_use_check1 CHECK (((appeal_id IS NULL) = (appeal_sequence IS NULL)))
public.evidence_use evidence_use_file_id_fkey FOREIGN KEY (file_id) REFERENCES evidence_file(id)
public.evidence_use evidence_use_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.evidence_use evidence_use_order_id_order_sequence_fkey FOREIGN KEY (order_id, order_sequence) REFERENCES handling_event(order_id, sequence)
public.evidence_use evidence_use_pkey PRIMARY KEY (file_id)
public.exemption exemption_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.exemption exemption_cause_check CHECK ((cause = ANY (ARRAY['POLICY_CHANGE'::text, 'PILOT_REFORM'::text, 'SYSTEM_OUTAGE'::text, 'POWER_CUT'::text, 'NATURAL_DISASTER'::text, 'OTHER_OUTSIDE'::text])))
public.exemption exemption_check CHECK ((from_day <= to_day))
public.exemption exemption_document_number_check CHECK (((length(document_number) >= 1) AND (length(document_number) <= 100)))
public.exemption exemption_document_title_check CHECK (((length(document_title) >= 1) AND (length(document_title) <= 200)))
public.exemption exemption_id_account_id_key UNIQUE (id, account_id)
public.exemption exemption_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.exemption exemption_pkey PRIMARY KEY (id)
public.exemption exemption_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.exemption exemption_record_id_key UNIQUE (record_id)
public.exemption_decision exemption_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.exemption_decision exemption_decision_check CHECK ((account_id <> proposed_by))
public.exemption_decision exemption_decision_check1 CHECK (((outcome = 'REFUSED'::text) = (from_day IS NULL)))
public.exemption_decision exemption_decision_check2 CHECK (((from_day IS NULL) = (to_day IS NULL)))
public.exemption_decision exemption_decision_check3 CHECK ((from_day <= to_day))
public.exemption_decision exemption_decision_exemption_id_proposed_by_fkey FOREIGN KEY (exemption_id, proposed_by) REFERENCES exemption(id, account_id)
public.exemption_decision exemption_decision_outcome_check CHECK ((outcome = ANY (ARRAY['GRANTED'::text, 'NARROWED'::text, 'REFUSED'::text])))
public.exemption_decision exemption_decision_pkey PRIMARY KEY (exemption_id)
public.exemption_decision exemption_decision_record_id_key UNIQUE (record_id)
public.hall_hours_version hall_hours_version_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.hall_hours_version hall_hours_version_hours_check CHECK ((jsonb_typeof(hours) = 'array'::text))
public.hall_hours_version hall_hours_version_pkey PRIMARY KEY (hall_id, effective_from, revision)
public.hall_hours_version hall_hours_version_revision_check CHECK ((revision >= 1))
public.handling_event handling_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.handling_event handling_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'CITIZEN'::text, 'PLATFORM'::text])))
public.handling_event handling_event_check CHECK (((actor_kind = 'ACCOUNT'::text) = (account_id IS NOT NULL)))
public.handling_event handling_event_kind_check CHECK ((kind ~ '^[A-Z_]{3,40}$'::text))
public.handling_event handling_event_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.handling_event handling_event_pkey PRIMARY KEY (order_id, sequence)
public.handling_event handling_event_record_id_key UNIQUE (record_id)
public.handling_event handling_event_sequence_check CHECK ((sequence >= 1))
public.handling_opened_told handling_opened_told_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.handling_opened_told handling_opened_told_pkey PRIMARY KEY (order_id)
public.handling_order handling_order_check CHECK (((source = 'EVALUATION'::text) = (evaluation_id IS NOT NULL)))
public.handling_order handling_order_check1 CHECK (((source <> 'EVALUATION'::text) OR ((evaluation_id = id) AND (window_id IS NOT NULL) AND (item_id IS NOT NULL))))
public.handling_order handling_order_evaluation_id_key UNIQUE (evaluation_id)
public.handling_order handling_order_pkey PRIMARY KEY (id)
public.handling_order handling_order_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.handling_order handling_order_source_check CHECK ((source = ANY (ARRAY['EVALUATION'::text, 'COMPLAINT'::text, 'ALERT'::text, 'INSPECTION'::text, 'OPINION'::text])))
public.handling_order_state handling_order_state_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.handling_order_state handling_order_state_pkey PRIMARY KEY (order_id)
public.handling_order_state handling_order_state_round_check CHECK ((round >= 0))
public.handling_order_state handling_order_state_stage_check CHECK ((stage = ANY (ARRAY['OPENED'::text, 'ACKNOWLEDGED'::text, 'CONTACTED'::text, 'RECTIFYING'::text, 'EXPLAINING'::text, 'IN_REVIEW'::text, 'REVIEWED'::text, 'FED_BACK'::text, 'CLOSED'::text])))
public.handling_order_state handling_order_state_version_check CHECK ((version >= 1))
public.handling_reminder handling_reminder_kind_check CHECK ((kind = ANY (ARRAY['WARNING'::text, 'OVERDUE'::text])))
public.handling_reminder handling_reminder_level_check CHECK ((level >= 0))
public.handling_reminder handling_reminder_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.handling_reminder handling_reminder_pkey PRIMARY KEY (order_id, key)
public.handling_round handling_round_finding_check CHECK ((finding = ANY (ARRAY['CLEAR'::text, 'COMPLEX'::text, 'NO_LEGAL_BASIS'::text])))
public.handling_round handling_round_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.handling_round handling_round_pkey PRIMARY KEY (order_id, round)
public.handling_round handling_round_round_check CHECK ((round >= 0))
public.handling_round handling_round_satisfaction_check CHECK (((satisfaction >= 0) AND (satisfaction <= 100)))
public.import_bad_row import_bad_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import_run(id)
public.import_bad_row import_bad_row_pkey PRIMARY KEY (import_id, row_no)
public.import_bad_row import_bad_row_problems_check CHECK ((jsonb_typeof(problems) = 'array'::text))
public.import_bad_row import_bad_row_row_no_check CHECK ((row_no >= 1))
public.import_chunk import_chunk_pkey PRIMARY KEY (import_id, seq)
public.import_chunk import_chunk_seq_check CHECK ((seq >= 0))
public.import_run import_run_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.import_run import_run_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id)
public.import_run import_run_api_key_id_idempotency_hash_key UNIQUE (api_key_id, idempotency_hash)
public.import_run import_run_check CHECK (((state = 'REFUSED'::text) = (code IS NOT NULL)))
public.import_run import_run_check1 CHECK (((state = ANY (ARRAY['DONE'::text, 'REFUSED'::text])) = (finished_at IS NOT NULL)))
public.import_run import_run_check2 CHECK (((account_id IS NULL) = (post_id IS NULL)))
public.import_run import_run_check3 CHECK (((api_key_id IS NULL) <> (account_id IS NULL)))
public.import_run import_run_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.import_run import_run_file_bytes_check CHECK ((file_bytes >= 0))
public.import_run import_run_format_check CHECK ((format = ANY (ARRAY['XLSX'::text, 'CSV'::text])))
public.import_run import_run_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.import_run import_run_idempotency_hash_check CHECK ((length(idempotency_hash) = 16))
public.import_run import_run_kind_check CHECK ((kind = ANY (ARRAY['DIVISIONS'::text, 'ORGANIZATIONS'::text, 'HALLS'::text, 'WINDOWS'::text, 'STAFF'::text, 'ITEMS'::text, 'ITEM_VARIANTS'::text, 'HALL_HOURS'::text, 'WINDOW_HOURS'::text, 'WINDOW_ITEMS'::text, 'ITEM_GUIDES'::text, 'CASES'::text])))
public.import_run import_run_mode_check CHECK ((mode = ANY (ARRAY['ALL_OR_NOTHING'::text, 'GOOD_ROWS'::text])))
public.import_run import_run_pkey PRIMARY KEY (id)
public.import_run import_run_post_id_fkey FOREIGN KEY (post_id) REFERENCES account_post(id)
public.import_run import_run_request_hash_check CHECK ((length(request_hash) = 16))
public.import_run import_run_rows_expected_check CHECK ((rows_expected >= 0))
public.import_run import_run_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'READING'::text, 'CHECKING'::text, 'WRITING'::text, 'DONE'::text, 'REFUSED'::text])))
public.indicator indicator_check CHECK (((jsonb_typeof(body) = 'object'::text) AND ((body ->> 'code'::text) = code)))
public.indicator indicator_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text))
public.indicator indicator_pack_check CHECK ((pack ~ '^[A-Z][A-Z_]{1,39}$'::text))
public.indicator indicator_pkey PRIMARY KEY (code)
public.invitation invitation_check CHECK ((expires_at > issued_at))
public.invitation invitation_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.invitation invitation_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.invitation invitation_occurrence_id_fkey FOREIGN KEY (occurrence_id) REFERENCES service_occurrence(id)
public.invitation invitation_occurrence_id_key UNIQUE (occurrence_id)
public.invitation invitation_pkey PRIMARY KEY (id)
public.invitation invitation_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.invitation invitation_token_hash_check CHECK ((length(token_hash) = 16))
public.invitation invitation_token_hash_key UNIQUE (token_hash)
public.invitation_count invitation_count_check CHECK (((invited >= 0) AND (invited <= services)))
public.invitation_count invitation_count_evaluated_check CHECK ((evaluated >= 0))
public.invitation_count invitation_count_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.invitation_count invitation_count_pkey PRIMARY KEY (day, window_id, revision)
public.invitation_count invitation_count_revision_check CHECK ((revision >= 1))
public.invitation_count invitation_count_services_check CHECK ((services >= 0))
public.invitation_count invitation_count_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.invitation_count_day invitation_count_day_pkey PRIMARY KEY (day, turn)
public.invitation_count_day invitation_count_day_turn_check CHECK ((turn >= 1))
public.invitation_opening invitation_opening_opening_hash_check CHECK ((length(opening_hash) = 16))
public.invitation_opening invitation_opening_pkey PRIMARY KEY (opening_hash)
public.item_guide_version item_guide_version_fees_check CHECK ((jsonb_typeof(fees) = 'array'::text))
public.item_guide_version item_guide_version_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.item_guide_version item_guide_version_materials_check CHECK ((jsonb_typeof(materials) = 'array'::text))
public.item_guide_version item_guide_version_pkey PRIMARY KEY (item_id, effective_from, revision)
public.item_guide_version item_guide_version_revision_check CHECK ((revision >= 1))
public.ledger_opening ledger_opening_check CHECK (((salts IS NULL) = (commitments IS NULL)))
public.ledger_opening ledger_opening_commitments_check CHECK (((length(commitments) % 32) = 0))
public.ledger_opening ledger_opening_digest_check CHECK ((length(digest) = 32))
public.ledger_opening ledger_opening_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.ledger_opening ledger_opening_period_check CHECK ((period ~ '^[0-9]{4}-([0-9]{2}-[0-9]{2}|W[0-9]{2})$'::text))
public.ledger_opening ledger_opening_pkey PRIMARY KEY (evaluation_id)
public.ledger_opening ledger_opening_salts_check CHECK (((length(salts) % 32) = 0))
public.ledger_opening_count ledger_opening_count_counted_check CHECK ((counted >= 0))
public.ledger_opening_count ledger_opening_count_evaluations_check CHECK ((evaluations >= 0))
public.ledger_opening_count ledger_opening_count_log_size_check CHECK ((log_size >= 0))
public.ledger_opening_count ledger_opening_count_period_fkey FOREIGN KEY (period) REFERENCES ledger_opening_period(period)
public.ledger_opening_count ledger_opening_count_pkey PRIMARY KEY (period)
public.ledger_opening_figure ledger_opening_figure_check CHECK (((not_opened >= 0) AND (not_opened <= given)))
public.ledger_opening_figure ledger_opening_figure_check1 CHECK ((given = ((valid + invalidated) + quarantined)))
public.ledger_opening_figure ledger_opening_figure_given_check CHECK ((given >= 1))
public.ledger_opening_figure ledger_opening_figure_grades_check CHECK ((array_length(grades, 1) = 5))
public.ledger_opening_figure ledger_opening_figure_invalidated_check CHECK ((invalidated >= 0))
public.ledger_opening_figure ledger_opening_figure_openings_digest_check CHECK ((length(openings_digest) = 32))
public.ledger_opening_figure ledger_opening_figure_period_fkey FOREIGN KEY (period) REFERENCES ledger_opening_period(period)
public.ledger_opening_figure ledger_opening_figure_pkey PRIMARY KEY (period, window_id, revision)
public.ledger_opening_figure ledger_opening_figure_quarantined_check CHECK ((quarantined >= 0))
public.ledger_opening_figure ledger_opening_figure_revision_check CHECK ((revision >= 1))
public.ledger_opening_figure ledger_opening_figure_valid_check CHECK ((valid >= 0))
public.ledger_opening_figure ledger_opening_figure_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.ledger_opening_hall ledger_opening_hall_check CHECK (((opened >= 0) AND (opened <= given)))
public.ledger_opening_hall ledger_opening_hall_given_check CHECK ((given >= 1))
public.ledger_opening_hall ledger_opening_hall_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.ledger_opening_hall ledger_opening_hall_period_fkey FOREIGN KEY (period) REFERENCES ledger_opening_period(period)
public.ledger_opening_hall ledger_opening_hall_pkey PRIMARY KEY (hall_id, period)
public.ledger_opening_period ledger_opening_period_check1 CHECK ((to_day >= from_day))
public.ledger_opening_period ledger_opening_period_check2 CHECK (((opened >= 0) AND (opened <= given)))
public.ledger_opening_period ledger_opening_period_drills_check CHECK ((drills >= 0))
public.ledger_opening_period ledger_opening_period_given_check CHECK ((given >= 0))
public.ledger_opening_period ledger_opening_period_kind_check CHECK ((kind = ANY (ARRAY['DAY'::text, 'WEEK'::text])))
public.ledger_opening_period ledger_opening_period_period_check CHECK ((period ~ '^[0-9]{4}-([0-9]{2}-[0-9]{2}|W[0-9]{2})$'::text))
public.ledger_opening_period ledger_opening_period_pkey PRIMARY KEY (period)
public.ledger_opening_period ledger_opening_period_smallest_group_check CHECK ((smallest_group >= 1))
public.ledger_opening_period ledger_opening_period_to_day_kind_key UNIQUE (to_day, kind)
public.letter about_a_service_an_order_or_an_account CHECK (((num_nonnulls(occurrence_id, order_id, account_id) = 1) AND
CASE
    WHEN (occurrence_id IS NOT NULL) THEN ((num_nulls(hall_id, service_day, window_id, revision_id, sealed_field) = 0) AND (num_nonnulls(notice, notice_key, code_hash) = 0))
    WHEN (order_id IS NOT NULL) THEN ((num_nulls(hall_id, service_day, notice, notice_key, code_hash) = 0) AND (num_nonnulls(window_id, revision_id, sealed_field, other_index) = 0) AND (turn = 1) AND (notice <> 'REMINDER'::text))
    ELSE ((num_nonnulls(hall_id, service_day, window_id, revision_id, sealed_field, other_index, code_hash) = 0) AND (notice_key IS NOT NULL) AND (notice IS NOT NULL) AND (notice = 'REMINDER'::text) AND (turn = 1) AND (channel = 'SMS'::letter_channel))
END))
public.letter letter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.letter letter_attempts_check CHECK ((attempts >= 0))
public.letter letter_check CHECK (((state = ANY (ARRAY['WAITING'::letter_state, 'DROPPED'::letter_state])) OR (provider IS NOT NULL)))
public.letter letter_check1 CHECK (((sent_at IS NOT NULL) OR (state <> ALL (ARRAY['SENT'::letter_state, 'DELIVERED'::letter_state]))))
public.letter letter_code_hash_check CHECK ((length(code_hash) = 16))
public.letter letter_code_hash_key UNIQUE (code_hash)
public.letter letter_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.letter letter_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.letter letter_notice_key_check CHECK (((length(notice_key) >= 1) AND (length(notice_key) <= 60)))
public.letter letter_occurrence_id_fkey FOREIGN KEY (occurrence_id) REFERENCES service_occurrence(id)
public.letter letter_occurrence_id_turn_key UNIQUE (occurrence_id, turn)
public.letter letter_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.letter letter_other_index_check CHECK ((length(other_index) = 16))
public.letter letter_pkey PRIMARY KEY (id)
public.letter letter_recipient_index_check CHECK ((length(recipient_index) = 16))
public.letter letter_stop_hash_check CHECK ((length(stop_hash) = 16))
public.letter letter_stop_hash_key UNIQUE (stop_hash)
public.letter letter_turn_check CHECK ((turn = ANY (ARRAY[1, 2])))
public.letter letter_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.letter notice_is_known CHECK ((notice = ANY (ARRAY['ANSWERED'::text, 'WROTE'::text, 'APPEALED'::text, 'ASKED'::text, 'ENTERED'::text, 'COMPLAINT_KEPT'::text, 'REMINDER'::text])))
public.letter_tally letter_tally_delivered_check CHECK ((delivered >= 0))
public.letter_tally letter_tally_dropped_check CHECK ((dropped >= 0))
public.letter_tally letter_tally_pkey PRIMARY KEY (hall_id, service_day, window_id, channel, division_id)
public.letter_tally letter_tally_sent_check CHECK ((sent >= 0))
public.letter_tally letter_tally_uncertain_check CHECK ((uncertain >= 0))
public.letter_tally letter_tally_undelivered_check CHECK ((undelivered >= 0))
public.malicious_entry malicious_entry_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id)
public.malicious_entry malicious_entry_appeal_id_key UNIQUE (appeal_id)
public.malicious_entry malicious_entry_evaluation_id_key UNIQUE (evaluation_id)
public.malicious_entry malicious_entry_number_key UNIQUE (number)
public.malicious_entry malicious_entry_pkey PRIMARY KEY (id)
public.malicious_entry malicious_entry_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.malicious_entry malicious_entry_register_id_fkey FOREIGN KEY (register_id) REFERENCES administrative_division(id)
public.malicious_entry_event malicious_entry_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.malicious_entry_event malicious_entry_event_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'CITIZEN'::text, 'PLATFORM'::text])))
public.malicious_entry_event malicious_entry_event_check CHECK (((actor_kind = 'ACCOUNT'::text) = (account_id IS NOT NULL)))
public.malicious_entry_event malicious_entry_event_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES malicious_entry(id)
public.malicious_entry_event malicious_entry_event_kind_check CHECK ((kind = ANY (ARRAY['PROPOSED'::text, 'CONFIRMED'::text, 'DECLINED'::text, 'OBJECTED'::text, 'JUDGED'::text, 'ENDED'::text])))
public.malicious_entry_event malicious_entry_event_pkey PRIMARY KEY (entry_id, sequence)
public.malicious_entry_event malicious_entry_event_record_id_key UNIQUE (record_id)
public.malicious_entry_event malicious_entry_event_sequence_check CHECK ((sequence >= 1))
public.malicious_entry_image malicious_entry_image_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES malicious_entry(id)
public.malicious_entry_image malicious_entry_image_image_check CHECK ((length(image) = 16))
public.malicious_entry_image malicious_entry_image_pkey PRIMARY KEY (entry_id, image)
public.manipulation_baseline manipulation_baseline_digest_check CHECK ((length(digest) = 32))
public.manipulation_baseline manipulation_baseline_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.manipulation_baseline manipulation_baseline_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.manipulation_baseline manipulation_baseline_month_from_check CHECK ((EXTRACT(day FROM month_from) = (1)::numeric))
public.manipulation_baseline manipulation_baseline_pkey PRIMARY KEY (month_from, hall_id)
public.manipulation_baseline manipulation_baseline_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.manipulation_day manipulation_day_evaluations_check CHECK ((evaluations >= 0))
public.manipulation_day manipulation_day_halls_check CHECK ((halls >= 0))
public.manipulation_day manipulation_day_pkey PRIMARY KEY (day)
public.manipulation_day manipulation_day_signals_check CHECK ((signals >= 0))
public.manipulation_decision manipulation_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.manipulation_decision manipulation_decision_check CHECK ((account_id <> proposed_by))
public.manipulation_decision manipulation_decision_pkey PRIMARY KEY (proposal_id)
public.manipulation_decision manipulation_decision_proposal_id_signal_id_proposed_by_fkey FOREIGN KEY (proposal_id, signal_id, proposed_by) REFERENCES manipulation_proposal(id, signal_id, account_id)
public.manipulation_decision manipulation_decision_record_id_key UNIQUE (record_id)
public.manipulation_proposal manipulation_proposal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.manipulation_proposal manipulation_proposal_id_signal_id_account_id_key UNIQUE (id, signal_id, account_id)
public.manipulation_proposal manipulation_proposal_outcome_check CHECK ((outcome = ANY (ARRAY['RELEASE'::text, 'VOID'::text])))
public.manipulation_proposal manipulation_proposal_pkey PRIMARY KEY (id)
public.manipulation_proposal manipulation_proposal_record_id_key UNIQUE (record_id)
public.manipulation_proposal manipulation_proposal_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES manipulation_signal(id)
public.manipulation_quarantine manipulation_quarantine_pkey PRIMARY KEY (signal_id, evaluation_id)
public.manipulation_quarantine manipulation_quarantine_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES manipulation_signal(id)
public.manipulation_replay manipulation_replay_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.manipulation_replay manipulation_replay_both_found_check CHECK ((both_found >= 0))
public.manipulation_replay manipulation_replay_check CHECK ((from_day <= to_day))
public.manipulation_replay manipulation_replay_only_after_check CHECK ((only_after >= 0))
public.manipulation_replay manipulation_replay_only_before_check CHECK ((only_before >= 0))
public.manipulation_replay manipulation_replay_pkey PRIMARY KEY (id)
public.manipulation_replay manipulation_replay_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES policy_proposal(id)
public.manipulation_signal manipulation_signal_cell_check CHECK (((length(cell) >= 1) AND (length(cell) <= 40)))
public.manipulation_signal manipulation_signal_chance_check CHECK ((chance ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'::text))
public.manipulation_signal manipulation_signal_check CHECK (((state = 'WATCHED'::text) OR (evaluations > 0)))
public.manipulation_signal manipulation_signal_day_detector_window_id_staff_id_cell_key UNIQUE NULLS NOT DISTINCT (day, detector, window_id, staff_id, cell)
public.manipulation_signal manipulation_signal_day_fkey FOREIGN KEY (day) REFERENCES manipulation_day(day)
public.manipulation_signal manipulation_signal_detector_check CHECK ((detector = ANY (ARRAY['BURST'::text, 'DRIFT'::text, 'STREAK'::text, 'PROMPT'::text, 'REGULAR'::text, 'UNIFORM'::text, 'SELECTIVE'::text, 'BOMBING'::text, 'COUNTS'::text])))
public.manipulation_signal manipulation_signal_evaluations_check CHECK ((evaluations >= 0))
public.manipulation_signal manipulation_signal_expected_check CHECK ((expected ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'::text))
public.manipulation_signal manipulation_signal_level_check CHECK ((level ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'::text))
public.manipulation_signal manipulation_signal_observed_check CHECK ((observed ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'::text))
public.manipulation_signal manipulation_signal_parameters_digest_check CHECK ((length(parameters_digest) = 32))
public.manipulation_signal manipulation_signal_pkey PRIMARY KEY (id)
public.manipulation_signal manipulation_signal_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.manipulation_signal manipulation_signal_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES window_staff(id)
public.manipulation_signal manipulation_signal_state_check CHECK ((state = ANY (ARRAY['QUARANTINED'::text, 'WATCHED'::text])))
public.manipulation_signal manipulation_signal_statistic_check CHECK ((statistic ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'::text))
public.manipulation_signal manipulation_signal_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.message message_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.message message_check CHECK (((page IS NOT NULL) OR (target IS NULL)))
public.message message_detail_check CHECK (((jsonb_typeof(detail) = 'object'::text) AND (octet_length((detail)::text) <= 1000)))
public.message message_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.message message_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.message message_kind_check CHECK ((kind ~ '^[A-Z][A-Z0-9_]{2,39}$'::text))
public.message message_once_key_check CHECK ((length(once_key) <= 200))
public.message message_once_key_key UNIQUE (once_key)
public.message message_page_check CHECK ((page ~ '^[a-z][a-z-]{1,39}$'::text))
public.message message_pkey PRIMARY KEY (id)
public.message message_target_check CHECK (((length(target) >= 1) AND (length(target) <= 200)))
public.message role_is_known CHECK ((role = ANY (ARRAY['WINDOW_STAFF'::text, 'WINDOW_SUPERVISOR'::text, 'DEPARTMENT_HANDLER'::text, 'REVIEWER'::text, 'THIRD_PARTY_EVALUATOR'::text, 'MYSTERY_SHOPPER'::text, 'SOCIAL_SUPERVISOR'::text, 'WORKING_GROUP'::text, 'LEADING_GROUP'::text, 'DISCIPLINE_INSPECTOR'::text, 'HR'::text, 'SYSTEM_ADMIN'::text, 'SECURITY_ADMIN'::text, 'AUDIT_ADMIN'::text])))
public.message to_an_account_or_a_role CHECK (((account_id IS NULL) <> (role IS NULL)))
public.message_read message_read_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.message_read message_read_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
public.message_read message_read_pkey PRIMARY KEY (account_id, message_id)
public.monthly_partitioned monthly_partitioned_pkey PRIMARY KEY (table_name)
public.opening_tally opening_tally_opened_check CHECK ((opened >= 0))
public.opening_tally opening_tally_pkey PRIMARY KEY (hall_id, service_day, window_id, channel, division_id)
public.opinion_coding opinion_coding_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_coding opinion_coding_codes_check CHECK (((cardinality(codes) >= 1) AND (cardinality(codes) <= 20)))
public.opinion_coding opinion_coding_number_check CHECK ((number >= 1))
public.opinion_coding opinion_coding_pkey PRIMARY KEY (session_id, version, number, account_id)
public.opinion_coding opinion_coding_session_id_version_fkey FOREIGN KEY (session_id, version) REFERENCES opinion_protocol(session_id, version)
public.opinion_decision opinion_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_decision opinion_decision_check CHECK (((outcome = 'TAKEN_UP'::text) = (order_id IS NOT NULL)))
public.opinion_decision opinion_decision_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES opinion_finding(id)
public.opinion_decision opinion_decision_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.opinion_decision opinion_decision_order_id_key UNIQUE (order_id)
public.opinion_decision opinion_decision_outcome_check CHECK ((outcome = ANY (ARRAY['TAKEN_UP'::text, 'ANSWERED'::text, 'DECLINED'::text])))
public.opinion_decision opinion_decision_pkey PRIMARY KEY (finding_id)
public.opinion_decision opinion_decision_words_check CHECK ((length(words) >= 1))
public.opinion_file opinion_file_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_file opinion_file_bytes_check CHECK ((bytes > 0))
public.opinion_file opinion_file_digest_check CHECK ((length(digest) = 16))
public.opinion_file opinion_file_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text])))
public.opinion_file opinion_file_pkey PRIMARY KEY (id)
public.opinion_file opinion_file_session_id_fkey FOREIGN KEY (session_id) REFERENCES opinion_session(id)
public.opinion_finding opinion_finding_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_finding opinion_finding_check CHECK (((window_id IS NULL) OR (hall_id IS NOT NULL)))
public.opinion_finding opinion_finding_codes_check CHECK (((cardinality(codes) >= 1) AND (cardinality(codes) <= 20)))
public.opinion_finding opinion_finding_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.opinion_finding opinion_finding_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.opinion_finding opinion_finding_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.opinion_finding opinion_finding_pkey PRIMARY KEY (id)
public.opinion_finding opinion_finding_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.opinion_finding opinion_finding_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.opinion_finding opinion_finding_words_check CHECK ((length(words) >= 1))
public.opinion_ground opinion_ground_check CHECK (((session_id IS NULL) = (suggestion_id IS NOT NULL)))
public.opinion_ground opinion_ground_check1 CHECK ((((session_id IS NULL) = (version IS NULL)) AND ((session_id IS NULL) = (number IS NULL))))
public.opinion_ground opinion_ground_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES opinion_finding(id)
public.opinion_ground opinion_ground_finding_id_session_id_version_number_suggest_key UNIQUE NULLS NOT DISTINCT (finding_id, session_id, version, number, suggestion_id)
public.opinion_ground opinion_ground_pkey PRIMARY KEY (finding_id, sequence)
public.opinion_ground opinion_ground_sequence_check CHECK ((sequence >= 1))
public.opinion_ground opinion_ground_session_id_version_fkey FOREIGN KEY (session_id, version) REFERENCES opinion_protocol(session_id, version)
public.opinion_ground opinion_ground_suggestion_id_fkey FOREIGN KEY (suggestion_id) REFERENCES suggestion(id)
public.opinion_protocol opinion_protocol_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_protocol opinion_protocol_check CHECK ((cardinality(images) = cardinality(groups)))
public.opinion_protocol opinion_protocol_check1 CHECK (((version = 1) = (reason IS NULL)))
public.opinion_protocol opinion_protocol_groups_check CHECK (((cardinality(groups) >= 1) AND (cardinality(groups) <= 500)))
public.opinion_protocol opinion_protocol_pkey PRIMARY KEY (session_id, version)
public.opinion_protocol opinion_protocol_record_id_key UNIQUE (record_id)
public.opinion_protocol opinion_protocol_session_id_fkey FOREIGN KEY (session_id) REFERENCES opinion_session(id)
public.opinion_protocol opinion_protocol_version_check CHECK ((version >= 1))
public.opinion_session opinion_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_session opinion_session_consent_check CHECK ((consent = ANY (ARRAY['WRITTEN'::text, 'SPOKEN'::text, 'REFUSED'::text])))
public.opinion_session opinion_session_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.opinion_session opinion_session_groups_check CHECK ((jsonb_typeof(groups) = 'object'::text))
public.opinion_session opinion_session_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.opinion_session opinion_session_host_organization_id_fkey FOREIGN KEY (host_organization_id) REFERENCES organization(id)
public.opinion_session opinion_session_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.opinion_session opinion_session_kind_check CHECK ((kind = ANY (ARRAY['ENTERPRISE_FORUM'::text, 'OPEN_DAY'::text, 'INTERVIEW'::text, 'FOCUS_GROUP'::text])))
public.opinion_session opinion_session_pkey PRIMARY KEY (id)
public.opinion_session opinion_session_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.opinion_session opinion_session_topic_check CHECK (((length(topic) >= 1) AND (length(topic) <= 200)))
public.opinion_settlement opinion_settlement_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.opinion_settlement opinion_settlement_codes_check CHECK (((cardinality(codes) >= 1) AND (cardinality(codes) <= 20)))
public.opinion_settlement opinion_settlement_number_check CHECK ((number >= 1))
public.opinion_settlement opinion_settlement_pkey PRIMARY KEY (session_id, version, number)
public.opinion_settlement opinion_settlement_reason_check CHECK ((length(reason) >= 1))
public.opinion_settlement opinion_settlement_session_id_version_fkey FOREIGN KEY (session_id, version) REFERENCES opinion_protocol(session_id, version)
public.opinion_settlement opinion_settlement_way_check CHECK ((way = ANY (ARRAY['THIRD'::text, 'TALK'::text])))
public.organization organization_pkey PRIMARY KEY (id)
public.organization organization_uscc_check CHECK ((uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))
public.organization organization_uscc_key UNIQUE (uscc)
public.organization_version organization_version_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.organization_version organization_version_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.organization_version organization_version_pkey PRIMARY KEY (organization_id, effective_from, revision)
public.organization_version organization_version_revision_check CHECK ((revision >= 1))
public.passkey_challenge passkey_challenge_challenge_check CHECK ((length(challenge) = 32))
public.passkey_challenge passkey_challenge_check CHECK (((purpose = 'SIGN_IN'::text) = (session_id IS NULL)))
public.passkey_challenge passkey_challenge_pkey PRIMARY KEY (id)
public.passkey_challenge passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['ENROL'::text, 'SHOW'::text, 'SIGN_IN'::text])))
public.passkey_challenge passkey_challenge_session_id_fkey FOREIGN KEY (session_id) REFERENCES account_session(id) ON DELETE CASCADE
public.policy policy_check CHECK ((effective_until > effective_from))
public.policy policy_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.policy policy_pkey PRIMARY KEY (id)
public.policy policy_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES policy_proposal(id)
public.policy policy_proposal_id_key UNIQUE (proposal_id)
public.policy policy_source_check CHECK ((length(source) > 0))
public.policy policy_version_check CHECK ((version >= 1))
public.policy policy_word_check CHECK ((word ~ '^[a-z][a-z-]{1,40}$'::text))
public.policy policy_word_division_id_effective_from_version_key UNIQUE (word, division_id, effective_from, version)
public.policy_pack policy_pack_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,30}$'::text))
public.policy_pack policy_pack_division_code_check CHECK ((division_code ~ '^[0-9]{12}$'::text))
public.policy_pack policy_pack_pkey PRIMARY KEY (code)
public.policy_pack policy_pack_word_check CHECK ((word ~ '^[a-z][a-z-]{1,40}$'::text))
public.policy_proposal policy_proposal_base_policy_id_fkey FOREIGN KEY (base_policy_id) REFERENCES policy(id)
public.policy_proposal policy_proposal_check CHECK ((effective_until > effective_from))
public.policy_proposal policy_proposal_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.policy_proposal policy_proposal_id_proposed_by_key UNIQUE (id, proposed_by)
public.policy_proposal policy_proposal_pkey PRIMARY KEY (id)
public.policy_proposal policy_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES account(id)
public.policy_proposal policy_proposal_source_check CHECK ((length(source) > 0))
public.policy_proposal policy_proposal_word_check CHECK ((word ~ '^[a-z][a-z-]{1,40}$'::text))
public.policy_proposal_end policy_proposal_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.policy_proposal_end policy_proposal_end_check CHECK (
CASE outcome
    WHEN 'WITHDRAWN'::text THEN (account_id = proposed_by)
    ELSE (account_id <> proposed_by)
END)
public.policy_proposal_end policy_proposal_end_outcome_check CHECK ((outcome = ANY (ARRAY['ADOPTED'::text, 'REJECTED'::text, 'WITHDRAWN'::text])))
public.policy_proposal_end policy_proposal_end_pkey PRIMARY KEY (proposal_id)
public.policy_proposal_end policy_proposal_end_proposal_id_proposed_by_fkey FOREIGN KEY (proposal_id, proposed_by) REFERENCES policy_proposal(id, proposed_by)
public.practice practice_applies_to_check CHECK ((applies_to <> ''::text))
public.practice practice_done_check CHECK ((done <> ''::text))
public.practice practice_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES account(id)
public.practice practice_id_drafted_by_key UNIQUE (id, drafted_by)
public.practice practice_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.practice practice_pkey PRIMARY KEY (id)
public.practice practice_title_check CHECK ((title <> ''::text))
public.practice_end practice_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.practice_end practice_end_check CHECK ((account_id <> drafted_by))
public.practice_end practice_end_check1 CHECK (((outcome = 'ADOPTED'::text) OR (reason IS NOT NULL)))
public.practice_end practice_end_outcome_check CHECK ((outcome = ANY (ARRAY['ADOPTED'::text, 'REJECTED'::text])))
public.practice_end practice_end_pkey PRIMARY KEY (practice_id)
public.practice_end practice_end_practice_id_drafted_by_fkey FOREIGN KEY (practice_id, drafted_by) REFERENCES practice(id, drafted_by)
public.problem_entry problem_entry_check CHECK (((occurrence = 1) = (cardinality(previous) = 0)))
public.problem_entry problem_entry_occurrence_check CHECK ((occurrence >= 1))
public.problem_entry problem_entry_order_id_sequence_fkey FOREIGN KEY (order_id, sequence) REFERENCES handling_event(order_id, sequence)
public.problem_entry problem_entry_pkey PRIMARY KEY (order_id, sequence)
public.problem_entry problem_entry_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.public_comment public_comment_check CHECK (((grade IS NOT NULL) OR has_comment))
public.public_comment public_comment_digest_check CHECK ((length(digest) = 32))
public.public_comment public_comment_grade_check CHECK (((grade >= 1) AND (grade <= 5)))
public.public_comment public_comment_idempotency_key_hash_check CHECK ((length(idempotency_key_hash) = 16))
public.public_comment public_comment_idempotency_key_hash_key UNIQUE (idempotency_key_hash)
public.public_comment public_comment_pkey PRIMARY KEY (id)
public.public_comment public_comment_record_version_check CHECK ((record_version = ANY (ARRAY[1, 2])))
public.public_comment public_comment_request_hash_check CHECK ((length(request_hash) = 16))
public.public_comment_tally public_comment_tally_given_check CHECK ((given >= 0))
public.public_comment_tally public_comment_tally_pkey PRIMARY KEY (hall_id, day, window_id, division_id)
public.publication publication_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.publication publication_computation_id_key UNIQUE (computation_id)
public.publication publication_period_revision_key UNIQUE (period, revision)
public.publication publication_pkey PRIMARY KEY (id)
public.publication publication_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.publication publication_revision_check CHECK ((revision >= 0))
public.publication_step publication_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.publication_step publication_step_check CHECK (((kind = 'HELD'::text) = (reason IS NOT NULL)))
public.publication_step publication_step_kind_check CHECK ((kind = ANY (ARRAY['CHECKED'::text, 'REVIEWED'::text, 'SIGNED'::text, 'HELD'::text])))
public.publication_step publication_step_pkey PRIMARY KEY (publication_id, turn)
public.publication_step publication_step_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id)
public.publication_step publication_step_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
public.publication_step publication_step_turn_check CHECK ((turn >= 1))
public.published_bridge published_bridge_check CHECK (((composite_input_digest IS NULL) = (composite_result_digest IS NULL)))
public.published_bridge published_bridge_check1 CHECK (((composite_input_digest IS NULL) = (scheme_id IS NULL)))
public.published_bridge published_bridge_check2 CHECK (((composite_input_digest IS NULL) = (scheme_policy_id IS NULL)))
public.published_bridge published_bridge_composite_input_digest_check CHECK ((length(composite_input_digest) = 32))
public.published_bridge published_bridge_composite_result_digest_check CHECK ((length(composite_result_digest) = 32))
public.published_bridge published_bridge_evaluation_policy_id_fkey FOREIGN KEY (evaluation_policy_id) REFERENCES policy(id)
public.published_bridge published_bridge_evaluations_check CHECK ((evaluations >= 0))
public.published_bridge published_bridge_exempted_check CHECK ((exempted >= 0))
public.published_bridge published_bridge_invalidated_check CHECK ((invalidated >= 0))
public.published_bridge published_bridge_period_revision_key UNIQUE (period, revision)
public.published_bridge published_bridge_pkey PRIMARY KEY (publication_id)
public.published_bridge published_bridge_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.published_bridge published_bridge_result_digest_check CHECK ((length(result_digest) = 32))
public.published_bridge published_bridge_revision_check CHECK ((revision >= 0))
public.published_bridge published_bridge_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES score_scheme(id)
public.published_bridge published_bridge_scheme_policy_id_fkey FOREIGN KEY (scheme_policy_id) REFERENCES policy(id)
public.published_bridge published_bridge_score_policy_id_fkey FOREIGN KEY (score_policy_id) REFERENCES policy(id)
public.published_composite published_composite_deductions_check CHECK ((deductions >= 0))
public.published_composite published_composite_input_digest_check CHECK ((length(input_digest) = 32))
public.published_composite published_composite_period_revision_key UNIQUE (period, revision)
public.published_composite published_composite_pkey PRIMARY KEY (publication_id)
public.published_composite published_composite_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.published_composite published_composite_purpose_check CHECK ((purpose = ANY (ARRAY['FINAL'::text, 'REVISION'::text])))
public.published_composite published_composite_result_digest_check CHECK ((length(result_digest) = 32))
public.published_composite published_composite_revision_check CHECK ((revision >= 0))
public.published_composite published_composite_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES score_scheme(id)
public.published_composite published_composite_scheme_policy_id_fkey FOREIGN KEY (scheme_policy_id) REFERENCES policy(id)
public.published_composite published_composite_visits_check CHECK ((visits >= 0))
public.published_ranking published_ranking_evaluation_policy_id_fkey FOREIGN KEY (evaluation_policy_id) REFERENCES policy(id)
public.published_ranking published_ranking_evaluations_check CHECK ((evaluations >= 0))
public.published_ranking published_ranking_exempted_check CHECK ((exempted >= 0))
public.published_ranking published_ranking_invalidated_check CHECK ((invalidated >= 0))
public.published_ranking published_ranking_period_revision_key UNIQUE (period, revision)
public.published_ranking published_ranking_pkey PRIMARY KEY (publication_id)
public.published_ranking published_ranking_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id)
public.published_ranking published_ranking_purpose_check CHECK ((purpose = ANY (ARRAY['FINAL'::text, 'REVISION'::text])))
public.published_ranking published_ranking_result_digest_check CHECK ((length(result_digest) = 32))
public.published_ranking published_ranking_revision_check CHECK ((revision >= 0))
public.published_ranking published_ranking_score_policy_id_fkey FOREIGN KEY (score_policy_id) REFERENCES policy(id)
public.published_rule published_rule_pkey PRIMARY KEY (publication_id)
public.published_rule published_rule_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.published_rule published_rule_publication_policy_id_fkey FOREIGN KEY (publication_policy_id) REFERENCES policy(id)
public.ranking_withdrawal ranking_withdrawal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.ranking_withdrawal ranking_withdrawal_pkey PRIMARY KEY (publication_id)
public.ranking_withdrawal ranking_withdrawal_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.ranking_withdrawal ranking_withdrawal_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
public.rate_count rate_count_bucket_check CHECK ((length(bucket) = 16))
public.rate_count rate_count_calls_check CHECK ((calls >= 1))
public.rate_count rate_count_pkey PRIMARY KEY (bucket)
public.redemption redemption_check CHECK (((length(nullifier) = 16) AND (length(idempotency_key_hash) = 16) AND (length(request_hash) = 16)))
public.redemption redemption_pkey PRIMARY KEY (nullifier)
public.reminder_phone reminder_phone_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.reminder_phone reminder_phone_check CHECK ((reminded_at >= kept_at))
public.reminder_phone reminder_phone_pkey PRIMARY KEY (account_id)
public.reminder_phone reminder_phone_record_id_key UNIQUE (record_id)
public.report report_check CHECK ((from_day <= to_day))
public.report report_check1 CHECK (((kind = 'WEEK'::text) = (hall_id IS NOT NULL)))
public.report report_check2 CHECK (((kind = 'WEEK'::text) = (publication_id IS NULL)))
public.report report_digest_check CHECK ((length(digest) = 32))
public.report report_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.report report_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.report report_kind_check CHECK ((kind = ANY (ARRAY['WEEK'::text, 'MONTH'::text, 'QUARTER'::text, 'YEAR'::text])))
public.report report_kind_period_hall_id_publication_id_key UNIQUE NULLS NOT DISTINCT (kind, period, hall_id, publication_id)
public.report report_period_check CHECK (((length(period) >= 4) AND (length(period) <= 10)))
public.report report_pkey PRIMARY KEY (id)
public.report report_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.score_alert score_alert_cause_check CHECK ((cause = ANY (ARRAY['WINDOW'::text, 'SERVICES'::text])))
public.score_alert score_alert_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES score_link_decision(id)
public.score_alert score_alert_kind_check CHECK ((kind = ANY (ARRAY['LOW_TWICE'::text, 'LOW_SHARE'::text, 'DRIFT'::text])))
public.score_alert score_alert_list_id_fkey FOREIGN KEY (list_id) REFERENCES score_list(id)
public.score_alert score_alert_list_id_window_id_kind_key UNIQUE (list_id, window_id, kind)
public.score_alert score_alert_opens_check CHECK ((opens = ANY (ARRAY['ORDER'::text, 'VISIT'::text, 'NOTHING'::text])))
public.score_alert score_alert_pkey PRIMARY KEY (id)
public.score_alert score_alert_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.score_alert_opening score_alert_opening_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES score_alert(id)
public.score_alert_opening score_alert_opening_check CHECK (((opened = 'ORDER'::text) = (order_id IS NOT NULL)))
public.score_alert_opening score_alert_opening_opened_check CHECK ((opened = ANY (ARRAY['ORDER'::text, 'VISIT'::text])))
public.score_alert_opening score_alert_opening_order_id_fkey FOREIGN KEY (order_id) REFERENCES handling_order(id)
public.score_alert_opening score_alert_opening_pkey PRIMARY KEY (alert_id)
public.score_alert_visit score_alert_visit_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES score_alert_opening(alert_id)
public.score_alert_visit score_alert_visit_check CHECK ((num_nonnulls(plan_id, refusal) = 1))
public.score_alert_visit score_alert_visit_pkey PRIMARY KEY (alert_id)
public.score_alert_visit score_alert_visit_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES assessment_plan(id)
public.score_alert_visit score_alert_visit_refusal_check CHECK ((refusal = ANY (ARRAY['WINDOW_CLOSED'::text, 'FORM_NOT_IN_FORCE'::text, 'NOBODY_TO_SEND'::text, 'NO_OUTSIDE_RANDOMNESS'::text])))
public.score_bridge score_bridge_changed_check CHECK ((cardinality(changed) >= 1))
public.score_bridge score_bridge_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.score_bridge score_bridge_pkey PRIMARY KEY (computation_id)
public.score_computation score_computation_check CHECK ((end_day > from_day))
public.score_computation score_computation_check1 CHECK (((purpose = 'OBJECTION'::text) = (objections_until IS NOT NULL)))
public.score_computation score_computation_check2 CHECK (((purpose = 'REVISION'::text) = (reason IS NOT NULL)))
public.score_computation score_computation_check3 CHECK (((purpose = ANY (ARRAY['REVISION'::text, 'BRIDGE'::text])) OR (revision = 0)))
public.score_computation score_computation_check4 CHECK ((counts_until <= computed_at))
public.score_computation score_computation_evaluation_policy_id_fkey FOREIGN KEY (evaluation_policy_id) REFERENCES policy(id)
public.score_computation score_computation_evaluations_check CHECK ((evaluations >= 0))
public.score_computation score_computation_exempted_check CHECK ((exempted >= 0))
public.score_computation score_computation_inputs_check CHECK (((cardinality(inputs) >= 1) AND (cardinality(inputs) <= 60)))
public.score_computation score_computation_invalidated_check CHECK ((invalidated >= 0))
public.score_computation score_computation_log_size_check CHECK ((log_size >= 0))
public.score_computation score_computation_period_check CHECK ((period ~ '^[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}))?$'::text))
public.score_computation score_computation_period_purpose_revision_key UNIQUE (period, purpose, revision)
public.score_computation score_computation_pkey PRIMARY KEY (id)
public.score_computation score_computation_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.score_computation score_computation_purpose_check CHECK ((purpose = ANY (ARRAY['OBJECTION'::text, 'FINAL'::text, 'REVISION'::text, 'BRIDGE'::text])))
public.score_computation score_computation_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 60)))
public.score_computation score_computation_result_digest_check CHECK ((length(result_digest) = 32))
public.score_computation score_computation_revision_check CHECK ((revision >= 0))
public.score_computation score_computation_score_policy_id_fkey FOREIGN KEY (score_policy_id) REFERENCES policy(id)
public.score_input score_input_digest_check CHECK ((length(digest) = 32))
public.score_input score_input_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text))
public.score_input score_input_pkey PRIMARY KEY (digest)
public.score_link_decision score_link_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.score_link_decision score_link_decision_check CHECK ((from_day >= ((decided_at AT TIME ZONE 'Asia/Shanghai'::text))::date))
public.score_link_decision score_link_decision_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.score_link_decision score_link_decision_link_check CHECK ((link = ANY (ARRAY['ALERT'::text, 'RED'::text, 'TO_IMPROVE'::text, 'PROGRESS'::text])))
public.score_link_decision score_link_decision_pkey PRIMARY KEY (id)
public.score_link_decision score_link_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
public.score_link_decision score_link_decision_turn_key UNIQUE (turn)
public.score_list score_list_alert_policy_id_fkey FOREIGN KEY (alert_policy_id) REFERENCES policy(id)
public.score_list score_list_alerts_check CHECK ((alerts >= 0))
public.score_list score_list_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.score_list score_list_computation_id_key UNIQUE (computation_id)
public.score_list score_list_entries_check CHECK ((entries >= 0))
public.score_list score_list_list_policy_id_fkey FOREIGN KEY (list_policy_id) REFERENCES policy(id)
public.score_list score_list_period_revision_key UNIQUE (period, revision)
public.score_list score_list_pkey PRIMARY KEY (id)
public.score_list score_list_result_digest_check CHECK ((length(result_digest) = 32))
public.score_list score_list_revision_check CHECK ((revision >= 0))
public.score_list_answer score_list_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.score_list_answer score_list_answer_entry_id_account_id_key UNIQUE (entry_id, account_id)
public.score_list_answer score_list_answer_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES score_list_entry(id)
public.score_list_answer score_list_answer_pkey PRIMARY KEY (entry_id)
public.score_list_answer score_list_answer_record_id_key UNIQUE (record_id)
public.score_list_decision score_list_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.score_list_decision score_list_decision_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES score_list_entry(id)
public.score_list_decision score_list_decision_outcome_check CHECK ((outcome = ANY (ARRAY['KEPT'::text, 'REMOVED'::text])))
public.score_list_decision score_list_decision_pkey PRIMARY KEY (entry_id)
public.score_list_decision score_list_decision_record_id_key UNIQUE (record_id)
public.score_list_entry score_list_entry_check CHECK (((decision_id IS NULL) = (answers_until IS NULL)))
public.score_list_entry score_list_entry_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES score_link_decision(id)
public.score_list_entry score_list_entry_list_check CHECK ((list = ANY (ARRAY['RED'::text, 'TO_IMPROVE'::text, 'PROGRESS'::text])))
public.score_list_entry score_list_entry_list_id_fkey FOREIGN KEY (list_id) REFERENCES score_list(id)
public.score_list_entry score_list_entry_list_id_window_id_list_key UNIQUE (list_id, window_id, list)
public.score_list_entry score_list_entry_pkey PRIMARY KEY (id)
public.score_list_entry score_list_entry_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.score_objection score_objection_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.score_objection score_objection_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.score_objection score_objection_computation_id_window_id_key UNIQUE (computation_id, window_id)
public.score_objection score_objection_id_account_id_key UNIQUE (id, account_id)
public.score_objection score_objection_pkey PRIMARY KEY (id)
public.score_objection score_objection_record_id_key UNIQUE (record_id)
public.score_objection score_objection_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.score_objection_decision score_objection_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.score_objection_decision score_objection_decision_check CHECK ((account_id <> objected_by))
public.score_objection_decision score_objection_decision_check1 CHECK (((outcome = 'UPHELD'::text) = (remedy IS NOT NULL)))
public.score_objection_decision score_objection_decision_objection_id_objected_by_fkey FOREIGN KEY (objection_id, objected_by) REFERENCES score_objection(id, account_id)
public.score_objection_decision score_objection_decision_outcome_check CHECK ((outcome = ANY (ARRAY['UPHELD'::text, 'DISMISSED'::text])))
public.score_objection_decision score_objection_decision_pkey PRIMARY KEY (objection_id)
public.score_objection_decision score_objection_decision_record_id_key UNIQUE (record_id)
public.score_objection_decision score_objection_decision_remedy_check CHECK ((remedy = ANY (ARRAY['EXEMPTION'::text, 'INVALIDATION'::text, 'CORRECTION'::text])))
public.score_result score_result_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.score_result score_result_pkey PRIMARY KEY (computation_id)
public.score_scheme score_scheme_base_id_fkey FOREIGN KEY (base_id) REFERENCES score_scheme(id)
public.score_scheme score_scheme_body_check CHECK ((jsonb_typeof(body) = 'object'::text))
public.score_scheme score_scheme_check CHECK (((reason IS NULL) = (drafted_by IS NULL)))
public.score_scheme score_scheme_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,39}$'::text))
public.score_scheme score_scheme_division_id_code_version_key UNIQUE (division_id, code, version)
public.score_scheme score_scheme_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.score_scheme score_scheme_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES account(id)
public.score_scheme score_scheme_id_drafted_by_key UNIQUE (id, drafted_by)
public.score_scheme score_scheme_pkey PRIMARY KEY (id)
public.score_scheme score_scheme_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.score_scheme score_scheme_source_check CHECK (((length(source) >= 1) AND (length(source) <= 2000)))
public.score_scheme score_scheme_version_check CHECK ((version >= 1))
public.score_scheme_end score_scheme_end_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.score_scheme_end score_scheme_end_check CHECK (((outcome = 'PUBLISHED'::text) = (effective_from IS NOT NULL)))
public.score_scheme_end score_scheme_end_check1 CHECK (((outcome = 'PUBLISHED'::text) OR (reason IS NOT NULL)))
public.score_scheme_end score_scheme_end_check2 CHECK (((account_id IS NULL) = (drafted_by IS NULL)))
public.score_scheme_end score_scheme_end_check3 CHECK ((account_id <> drafted_by))
public.score_scheme_end score_scheme_end_outcome_check CHECK ((outcome = ANY (ARRAY['PUBLISHED'::text, 'REJECTED'::text])))
public.score_scheme_end score_scheme_end_pkey PRIMARY KEY (scheme_id)
public.score_scheme_end score_scheme_end_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
public.score_scheme_end score_scheme_end_scheme_id_drafted_by_fkey FOREIGN KEY (scheme_id, drafted_by) REFERENCES score_scheme(id, drafted_by)
public.score_scheme_end score_scheme_end_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES score_scheme(id)
public.service_case service_case_age_band_check CHECK (((age_band >= 0) AND (age_band <= 9)))
public.service_case service_case_applicant_type_check CHECK ((applicant_type = ANY (ARRAY[1, 2, 3, 4, 5, 6, 9])))
public.service_case service_case_case_no_anywhere_index_check CHECK ((length(case_no_anywhere_index) = 16))
public.service_case service_case_case_no_index_check CHECK ((length(case_no_index) = 16))
public.service_case service_case_case_type_check CHECK ((case_type = ANY (ARRAY['IMMEDIATE'::text, 'COMMITTED'::text])))
public.service_case service_case_check CHECK (((accepted_at IS NOT NULL) OR (status = 'PENDING'::text)))
public.service_case service_case_check1 CHECK (((completed_at IS NOT NULL) OR (status <> 'COMPLETED'::text)))
public.service_case service_case_check2 CHECK ((completed_at >= accepted_at))
public.service_case service_case_deciding_division_id_fkey FOREIGN KEY (deciding_division_id) REFERENCES administrative_division(id)
public.service_case service_case_deciding_organization_id_fkey FOREIGN KEY (deciding_organization_id) REFERENCES organization(id)
public.service_case service_case_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.service_case service_case_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.service_case service_case_handling_channel_check CHECK ((handling_channel = ANY (ARRAY['ONLINE'::text, 'OFFLINE'::text])))
public.service_case service_case_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.service_case service_case_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.service_case service_case_pkey PRIMARY KEY (id)
public.service_case service_case_receiving_division_id_fkey FOREIGN KEY (receiving_division_id) REFERENCES administrative_division(id)
public.service_case service_case_receiving_organization_id_fkey FOREIGN KEY (receiving_organization_id) REFERENCES organization(id)
public.service_case service_case_revision_check CHECK ((revision >= 1))
public.service_case service_case_source_id_case_no_index_key UNIQUE (source_id, case_no_index)
public.service_case service_case_source_id_fkey FOREIGN KEY (source_id) REFERENCES data_source(id)
public.service_case service_case_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'ACCEPTED'::text, 'COMPLETED'::text])))
public.service_case service_case_times_submitted_check CHECK ((times_submitted >= 1))
public.service_case service_case_trips_check CHECK ((trips >= 0))
public.service_case service_case_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES service_item_variant(id)
public.service_case_revision service_case_revision_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_key(id)
public.service_case_revision service_case_revision_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id) DEFERRABLE INITIALLY DEFERRED
public.service_case_revision service_case_revision_case_id_revision_key UNIQUE (case_id, revision)
public.service_case_revision service_case_revision_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.service_case_revision service_case_revision_fingerprint_check CHECK ((length(fingerprint) = 16))
public.service_case_revision service_case_revision_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.service_case_revision service_case_revision_pkey PRIMARY KEY (id)
public.service_case_revision service_case_revision_revision_check CHECK ((revision >= 1))
public.service_hall service_hall_hall_code_check CHECK ((hall_code ~ '^[0-9A-Za-z-]{2,32}$'::text))
public.service_hall service_hall_hall_code_key UNIQUE (hall_code)
public.service_hall service_hall_pkey PRIMARY KEY (id)
public.service_hall_version service_hall_version_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.service_hall_version service_hall_version_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.service_hall_version service_hall_version_managing_organization_id_fkey FOREIGN KEY (managing_organization_id) REFERENCES organization(id)
public.service_hall_version service_hall_version_pkey PRIMARY KEY (hall_id, effective_from, revision)
public.service_hall_version service_hall_version_revision_check CHECK ((revision >= 1))
public.service_item service_item_item_code_check CHECK ((item_code ~ '^[0-9A-Za-z]{31}$'::text))
public.service_item service_item_item_code_key UNIQUE (item_code)
public.service_item service_item_pkey PRIMARY KEY (id)
public.service_item_variant service_item_variant_handle_item_code_check CHECK ((handle_item_code ~ '^[0-9A-Za-z]{33}$'::text))
public.service_item_variant service_item_variant_handle_item_code_key UNIQUE (handle_item_code)
public.service_item_variant service_item_variant_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.service_item_variant service_item_variant_pkey PRIMARY KEY (id)
public.service_item_variant_version service_item_variant_version_pkey PRIMARY KEY (variant_id, effective_from, revision)
public.service_item_variant_version service_item_variant_version_revision_check CHECK ((revision >= 1))
public.service_item_variant_version service_item_variant_version_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES service_item_variant(id)
public.service_item_version service_item_version_case_type_check CHECK ((case_type = ANY (ARRAY['IMMEDIATE'::text, 'COMMITTED'::text])))
public.service_item_version service_item_version_check CHECK (((committed_limit_value IS NULL) = (committed_limit_unit IS NULL)))
public.service_item_version service_item_version_check1 CHECK (((statutory_limit_value IS NULL) = (statutory_limit_unit IS NULL)))
public.service_item_version service_item_version_check2 CHECK ((for_citizens OR for_enterprises))
public.service_item_version service_item_version_committed_limit_unit_check CHECK ((committed_limit_unit = ANY (ARRAY['DAY'::text, 'WORKING_DAY'::text, 'MONTH'::text, 'YEAR'::text])))
public.service_item_version service_item_version_committed_limit_value_check CHECK ((committed_limit_value >= 0))
public.service_item_version service_item_version_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.service_item_version service_item_version_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(id)
public.service_item_version service_item_version_pkey PRIMARY KEY (item_id, effective_from, revision)
public.service_item_version service_item_version_revision_check CHECK ((revision >= 1))
public.service_item_version service_item_version_statutory_limit_unit_check CHECK ((statutory_limit_unit = ANY (ARRAY['DAY'::text, 'WORKING_DAY'::text, 'MONTH'::text, 'YEAR'::text])))
public.service_item_version service_item_version_statutory_limit_value_check CHECK ((statutory_limit_value >= 0))
public.service_item_version service_item_version_task_type_check CHECK ((task_type ~ '^[0-9]{2}$'::text))
public.service_occurrence service_occurrence_case_id_fkey FOREIGN KEY (case_id) REFERENCES service_case(id)
public.service_occurrence service_occurrence_case_id_sequence_key UNIQUE (case_id, sequence)
public.service_occurrence service_occurrence_check CHECK ((ended_at >= started_at))
public.service_occurrence service_occurrence_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL)))
public.service_occurrence service_occurrence_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.service_occurrence service_occurrence_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.service_occurrence service_occurrence_handling_minutes_check CHECK ((handling_minutes >= 0))
public.service_occurrence service_occurrence_pkey PRIMARY KEY (id)
public.service_occurrence service_occurrence_sequence_check CHECK (((sequence >= 1) AND (sequence <= 99)))
public.service_occurrence service_occurrence_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES window_staff(id)
public.service_occurrence service_occurrence_waiting_minutes_check CHECK ((waiting_minutes >= 0))
public.service_occurrence service_occurrence_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.service_window service_window_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.service_window service_window_hall_id_window_code_key UNIQUE (hall_id, window_code)
public.service_window service_window_pkey PRIMARY KEY (id)
public.service_window service_window_window_code_check CHECK ((window_code ~ '^[0-9A-Za-z-]{1,32}$'::text))
public.service_window_version service_window_version_kind_check CHECK ((kind = ANY (ARRAY['COMPREHENSIVE'::text, 'SPECIALIST'::text, 'SELF_SERVICE'::text, 'ASSISTED'::text, 'ELDERLY'::text, 'DISABLED'::text, 'UNRESOLVED_MATTER'::text, 'ONLINE'::text, 'HOTLINE'::text])))
public.service_window_version service_window_version_pkey PRIMARY KEY (window_id, effective_from, revision)
public.service_window_version service_window_version_revision_check CHECK ((revision >= 1))
public.service_window_version service_window_version_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.sign_in_failure sign_in_failure_failures_check CHECK ((failures > 0))
public.sign_in_failure sign_in_failure_pkey PRIMARY KEY (username_index)
public.sign_in_failure sign_in_failure_username_index_check CHECK ((length(username_index) = 16))
public.sign_on_attempt sign_on_attempt_browser_hash_check CHECK ((length(browser_hash) = 32))
public.sign_on_attempt sign_on_attempt_pkey PRIMARY KEY (state_hash)
public.sign_on_attempt sign_on_attempt_state_hash_check CHECK ((length(state_hash) = 32))
public.spent_challenge spent_challenge_challenge_hash_check CHECK ((length(challenge_hash) = 16))
public.spent_challenge spent_challenge_idempotency_key_hash_check CHECK ((length(idempotency_key_hash) = 16))
public.spent_challenge spent_challenge_pkey PRIMARY KEY (challenge_hash)
public.staff_evaluation staff_evaluation_pkey PRIMARY KEY (staff_id, day, evaluation_id)
public.staff_evaluation staff_evaluation_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES window_staff(id)
public.staff_evaluation_day staff_evaluation_day_evaluations_check CHECK ((evaluations >= 0))
public.staff_evaluation_day staff_evaluation_day_pkey PRIMARY KEY (day)
public.staff_statement staff_statement_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.staff_statement staff_statement_pkey PRIMARY KEY (evaluation_id)
public.staff_statement staff_statement_record_id_key UNIQUE (record_id)
public.suggestion suggestion_check CHECK (((window_id IS NULL) OR (hall_id IS NOT NULL)))
public.suggestion suggestion_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.suggestion suggestion_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.suggestion suggestion_idempotency_key_hash_check CHECK ((octet_length(idempotency_key_hash) = 16))
public.suggestion suggestion_idempotency_key_hash_key UNIQUE (idempotency_key_hash)
public.suggestion suggestion_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.suggestion suggestion_pkey PRIMARY KEY (id)
public.suggestion suggestion_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.suggestion suggestion_request_hash_check CHECK ((octet_length(request_hash) = 16))
public.suggestion suggestion_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.suggestion_step suggestion_step_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.suggestion_step suggestion_step_check CHECK ((((kind = 'MERGED'::text) = (into_id IS NOT NULL)) AND ((kind = 'FOUND'::text) = (finding_id IS NOT NULL))))
public.suggestion_step suggestion_step_check1 CHECK (((kind = ANY (ARRAY['ANSWERED'::text, 'DECLINED'::text])) = (record_id IS NOT NULL)))
public.suggestion_step suggestion_step_check2 CHECK ((into_id <> suggestion_id))
public.suggestion_step suggestion_step_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES opinion_finding(id)
public.suggestion_step suggestion_step_into_id_fkey FOREIGN KEY (into_id) REFERENCES suggestion(id)
public.suggestion_step suggestion_step_kind_check CHECK ((kind = ANY (ARRAY['MERGED'::text, 'FOUND'::text, 'ANSWERED'::text, 'DECLINED'::text])))
public.suggestion_step suggestion_step_pkey PRIMARY KEY (suggestion_id)
public.suggestion_step suggestion_step_record_id_key UNIQUE (record_id)
public.suggestion_step suggestion_step_suggestion_id_fkey FOREIGN KEY (suggestion_id) REFERENCES suggestion(id)
public.terminal_entry terminal_entry_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
public.terminal_entry terminal_entry_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.terminal_entry terminal_entry_entry_hash_check CHECK ((length(entry_hash) = 32))
public.terminal_entry terminal_entry_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.terminal_entry terminal_entry_pkey PRIMARY KEY (device_id, sequence)
public.terminal_entry terminal_entry_previous_hash_check CHECK ((length(previous_hash) = 32))
public.terminal_entry terminal_entry_sequence_check CHECK ((sequence >= 1))
public.terminal_entry terminal_entry_signature_check CHECK ((length(signature) = 64))
public.terminal_entry_outcome terminal_entry_outcome_check CHECK (((outcome = 'REFUSED'::text) = (code IS NOT NULL)))
public.terminal_entry_outcome terminal_entry_outcome_device_id_sequence_fkey FOREIGN KEY (device_id, sequence) REFERENCES terminal_entry(device_id, sequence)
public.terminal_entry_outcome terminal_entry_outcome_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.terminal_entry_outcome terminal_entry_outcome_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.terminal_entry_outcome terminal_entry_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['KEPT'::text, 'REFUSED'::text])))
public.terminal_entry_outcome terminal_entry_outcome_pkey PRIMARY KEY (device_id, sequence)
public.terminal_gap terminal_gap_check CHECK ((last_missing >= first_missing))
public.terminal_gap terminal_gap_device_id_fkey FOREIGN KEY (device_id) REFERENCES device(id)
public.terminal_gap terminal_gap_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.terminal_gap terminal_gap_first_missing_check CHECK ((first_missing >= 1))
public.terminal_gap terminal_gap_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.terminal_gap terminal_gap_pkey PRIMARY KEY (device_id, first_missing)
public.told_text told_text_digest_check CHECK ((length(digest) = 32))
public.told_text told_text_kind_check CHECK ((kind = ANY (ARRAY['RANKING'::text, 'COMPOSITE'::text])))
public.told_text told_text_pkey PRIMARY KEY (publication_id, kind)
public.told_text told_text_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.unmasking unmasking_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.unmasking unmasking_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.unmasking unmasking_field_check CHECK ((field ~ '^[a-z][a-z-]{1,39}$'::text))
public.unmasking unmasking_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.unmasking unmasking_pkey PRIMARY KEY (id)
public.unmasking unmasking_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.unmasking unmasking_purpose_check CHECK ((purpose ~ '^[A-Z][A-Z_]{1,39}$'::text))
public.weighting weighting_audience_check CHECK ((audience = ANY (ARRAY['CITIZEN'::text, 'ENTERPRISE'::text])))
public.weighting weighting_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.weighting weighting_method_check CHECK ((method = ANY (ARRAY['AHP'::text, 'DELPHI'::text])))
public.weighting weighting_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES account(id)
public.weighting weighting_parent_check CHECK ((parent ~ '^[a-z][a-z0-9-]{1,39}$'::text))
public.weighting weighting_pkey PRIMARY KEY (id)
public.weighting weighting_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id)
public.weighting weighting_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 2000)))
public.weighting weighting_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES score_scheme(id)
public.weighting weighting_things_check CHECK (((cardinality(things) >= 2) AND (cardinality(things) <= 40)))
public.weighting_answer weighting_answer_consistency_check CHECK ((consistency >= 0))
public.weighting_answer weighting_answer_judgements_check CHECK (((cardinality(judgements) >= 2) AND (cardinality(judgements) <= 40)))
public.weighting_answer weighting_answer_pkey PRIMARY KEY (weighting_id, round, account_id)
public.weighting_answer weighting_answer_weighting_id_account_id_fkey FOREIGN KEY (weighting_id, account_id) REFERENCES weighting_expert(weighting_id, account_id)
public.weighting_answer weighting_answer_weighting_id_round_fkey FOREIGN KEY (weighting_id, round) REFERENCES weighting_round(weighting_id, round)
public.weighting_draft weighting_draft_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.weighting_draft weighting_draft_pkey PRIMARY KEY (weighting_id, scheme_id)
public.weighting_draft weighting_draft_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES score_scheme(id)
public.weighting_draft weighting_draft_weighting_id_fkey FOREIGN KEY (weighting_id) REFERENCES weighting(id)
public.weighting_expert weighting_expert_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.weighting_expert weighting_expert_pkey PRIMARY KEY (weighting_id, account_id)
public.weighting_expert weighting_expert_weighting_id_fkey FOREIGN KEY (weighting_id) REFERENCES weighting(id)
public.weighting_result weighting_result_answers_check CHECK ((answers >= 0))
public.weighting_result weighting_result_body_check CHECK ((jsonb_typeof(body) = 'object'::text))
public.weighting_result weighting_result_outcome_check CHECK ((outcome = ANY (ARRAY['WEIGHED'::text, 'ANOTHER_ROUND'::text, 'NO_CONSENSUS'::text])))
public.weighting_result weighting_result_pkey PRIMARY KEY (weighting_id, round)
public.weighting_result weighting_result_weighting_id_round_fkey FOREIGN KEY (weighting_id, round) REFERENCES weighting_round_end(weighting_id, round)
public.weighting_round weighting_round_check CHECK ((answer_by > opened_at))
public.weighting_round weighting_round_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES account(id)
public.weighting_round weighting_round_pkey PRIMARY KEY (weighting_id, round)
public.weighting_round weighting_round_round_check CHECK ((round >= 1))
public.weighting_round weighting_round_weighting_id_fkey FOREIGN KEY (weighting_id) REFERENCES weighting(id)
public.weighting_round_end weighting_round_end_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES account(id)
public.weighting_round_end weighting_round_end_pkey PRIMARY KEY (weighting_id, round)
public.weighting_round_end weighting_round_end_weighting_id_round_fkey FOREIGN KEY (weighting_id, round) REFERENCES weighting_round(weighting_id, round)
public.window_composite window_composite_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES composite_computation(computation_id)
public.window_composite window_composite_pkey PRIMARY KEY (computation_id, window_id)
public.window_composite window_composite_verdict_check CHECK ((verdict ~ '^[A-Z][A-Z_]{2,39}$'::text))
public.window_composite window_composite_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.window_hours_version window_hours_version_hours_check CHECK ((jsonb_typeof(hours) = 'array'::text))
public.window_hours_version window_hours_version_pkey PRIMARY KEY (window_id, effective_from, revision)
public.window_hours_version window_hours_version_revision_check CHECK ((revision >= 1))
public.window_hours_version window_hours_version_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.window_item window_item_item_id_fkey FOREIGN KEY (item_id) REFERENCES service_item(id)
public.window_item window_item_pkey PRIMARY KEY (id)
public.window_item window_item_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.window_item window_item_window_id_item_id_key UNIQUE (window_id, item_id)
public.window_item_version window_item_version_pkey PRIMARY KEY (window_item_id, effective_from, revision)
public.window_item_version window_item_version_revision_check CHECK ((revision >= 1))
public.window_item_version window_item_version_window_item_id_fkey FOREIGN KEY (window_item_id) REFERENCES window_item(id)
public.window_score window_score_computation_id_fkey FOREIGN KEY (computation_id) REFERENCES score_computation(id)
public.window_score window_score_evaluations_check CHECK ((evaluations >= 0))
public.window_score window_score_pkey PRIMARY KEY (computation_id, window_id)
public.window_score window_score_verdict_check CHECK ((verdict ~ '^[A-Z][A-Z_]{2,39}$'::text))
public.window_score window_score_window_id_fkey FOREIGN KEY (window_id) REFERENCES service_window(id)
public.window_staff window_staff_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES service_hall(id)
public.window_staff window_staff_hall_id_staff_no_key UNIQUE (hall_id, staff_no)
public.window_staff window_staff_pkey PRIMARY KEY (id)
public.window_staff window_staff_record_id_key UNIQUE (record_id)
public.window_staff window_staff_staff_no_check CHECK ((staff_no ~ '^[0-9A-Za-z-]{1,32}$'::text))
public.window_staff_version window_staff_version_appraising_organization_id_fkey FOREIGN KEY (appraising_organization_id) REFERENCES organization(id)
public.window_staff_version window_staff_version_check CHECK (((name_record_id IS NULL) = (name_index IS NULL)))
public.window_staff_version window_staff_version_employing_organization_id_fkey FOREIGN KEY (employing_organization_id) REFERENCES organization(id)
public.window_staff_version window_staff_version_managing_hall_id_fkey FOREIGN KEY (managing_hall_id) REFERENCES service_hall(id)
public.window_staff_version window_staff_version_name_index_check CHECK ((length(name_index) = 16))
public.window_staff_version window_staff_version_pkey PRIMARY KEY (staff_id, effective_from, revision)
public.window_staff_version window_staff_version_post_check CHECK ((post = ANY (ARRAY['WINDOW'::text, 'BACK_OFFICE'::text, 'SUPERVISOR'::text])))
public.window_staff_version window_staff_version_revision_check CHECK ((revision >= 1))
public.window_staff_version window_staff_version_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES window_staff(id)
public.withdrawal_decision withdrawal_decision_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.withdrawal_decision withdrawal_decision_check CHECK (((outcome = 'DECLINED'::text) = (reason IS NOT NULL)))
public.withdrawal_decision withdrawal_decision_outcome_check CHECK ((outcome = ANY (ARRAY['AGREED'::text, 'DECLINED'::text])))
public.withdrawal_decision withdrawal_decision_pkey PRIMARY KEY (proposal_id)
public.withdrawal_decision withdrawal_decision_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES withdrawal_proposal(id)
public.withdrawal_decision withdrawal_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
public.withdrawal_proposal withdrawal_proposal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.withdrawal_proposal withdrawal_proposal_pkey PRIMARY KEY (id)
public.withdrawal_proposal withdrawal_proposal_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES published_ranking(publication_id)
public.withdrawal_proposal withdrawal_proposal_publication_id_turn_key UNIQUE (publication_id, turn)
public.withdrawal_proposal withdrawal_proposal_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
public.withdrawal_proposal withdrawal_proposal_revision_check CHECK ((revision >= 0))
public.withdrawal_proposal withdrawal_proposal_turn_check CHECK ((turn >= 1))
public.working_calendar_day working_calendar_day_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.working_calendar_day working_calendar_day_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.working_calendar_day working_calendar_day_kind_check CHECK ((kind = ANY (ARRAY['HOLIDAY'::text, 'ADJUSTED_WORKDAY'::text, 'COMPENSATORY_DAY_OFF'::text, 'LOCAL_CLOSURE'::text, 'LOCAL_OPENING'::text, 'ORDINARY'::text])))
public.working_calendar_day working_calendar_day_pkey PRIMARY KEY (division_id, day, revision)
public.working_calendar_day working_calendar_day_revision_check CHECK ((revision >= 1))
public.working_calendar_year working_calendar_year_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
public.working_calendar_year working_calendar_year_division_id_fkey FOREIGN KEY (division_id) REFERENCES administrative_division(id)
public.working_calendar_year working_calendar_year_pkey PRIMARY KEY (division_id, year)
public.working_calendar_year working_calendar_year_year_check CHECK (((year >= 2000) AND (year <= 2200)))
vault.data_key data_key_epoch_check CHECK ((((epoch >= 200001) AND (epoch <= 220012)) OR ((epoch >= 20000102) AND (epoch <= 22001299))))
vault.data_key data_key_pkey PRIMARY KEY (record_id)
vault.erasure erasure_basis_check CHECK ((basis = ANY (ARRAY['purpose-ended'::text, 'service-ended'::text, 'consent-withdrawn'::text, 'unlawful'::text, 'other-law'::text])))
vault.erasure erasure_digest_check CHECK ((length(digest) = 32))
vault.erasure erasure_pkey PRIMARY KEY (record_id)
vault.erasure erasure_receipt_check_check CHECK ((length(receipt_check) = 32))
vault.evaluation_link evaluation_link_pkey PRIMARY KEY (evaluation_id)
vault.index_suite index_suite_only_one_check CHECK (only_one)
vault.index_suite index_suite_pkey PRIMARY KEY (only_one)
vault.index_suite index_suite_suite_check CHECK ((suite = ANY (ARRAY['hmac-sha256'::text, 'hmac-sm3'::text])))
vault.key_check key_check_fingerprint_check CHECK ((length(fingerprint) = 16))
vault.key_check key_check_pkey PRIMARY KEY (key_name)
vault.key_event key_event_check CHECK (((kind = 'ROTATION_BEGUN'::text) = (data_keys IS NULL)))
vault.key_event key_event_check1 CHECK (((kind = 'RETIRED'::text) = (kept_natural_years IS NOT NULL)))
vault.key_event key_event_data_keys_check CHECK ((data_keys >= 0))
vault.key_event key_event_kind_check CHECK ((kind = ANY (ARRAY['ROTATION_BEGUN'::text, 'ROTATION_ENDED'::text, 'RETIRED'::text])))
vault.key_event key_event_pkey PRIMARY KEY (id)
vault.sealed_field sealed_field_pkey PRIMARY KEY (record_id, field)

-- indexes
CREATE INDEX account_post_by_account ON public.account_post USING btree (account_id)
CREATE INDEX account_session_by_account ON public.account_session USING btree (account_id)
CREATE INDEX account_session_by_provider_session ON public.account_session USING btree (provider_session_index) WHERE ((provider_session_index IS NOT NULL) AND (ended_at IS NULL))
CREATE INDEX accountability_proposal_by_hall ON public.accountability_proposal USING btree (hall_id, proposed_at)
CREATE INDEX api_key_credential_by_key ON public.api_key_credential USING btree (api_key_id, created_at)
CREATE INDEX api_key_nonce_by_expiry ON public.api_key_nonce USING btree (expires_at)
CREATE INDEX appeal_by_evaluation ON public.appeal USING btree (evaluation_id)
CREATE INDEX appeal_by_organization ON public.appeal USING btree (organization_id, lodged_at)
CREATE INDEX assessment_by_assessor ON public.assessment USING btree (assessor_id, submitted_at)
CREATE INDEX assessment_by_window ON public.assessment USING btree (window_id, submitted_at)
CREATE INDEX assessment_file_by_time ON public.assessment_file USING btree (kept_at)
CREATE INDEX assessment_file_by_visit ON public.assessment_file USING btree (visit_id, kept_at)
CREATE INDEX assessment_file_use_by_visit ON public.assessment_file_use USING btree (visit_id)
CREATE INDEX assessment_finding_by_hall ON public.assessment_finding USING btree (hall_id, found_at)
CREATE INDEX assessment_finding_order_by_order ON public.assessment_finding_order USING btree (order_id)
CREATE INDEX assessment_plan_by_division ON public.assessment_plan USING btree (division_id, id)
CREATE INDEX assessment_review_by_draw ON public.assessment_review USING btree (drawn_at, visit_id)
CREATE INDEX assessment_visit_by_assessor ON public.assessment_visit USING btree (assessor_id, from_day)
CREATE INDEX assessment_visit_by_window ON public.assessment_visit USING btree (window_id, from_day)
CREATE INDEX assessment_visit_ending_by_visit ON public.assessment_visit_ending USING btree (visit_id)
CREATE INDEX assessor_by_account ON public.assessor USING btree (account_id)
CREATE INDEX assessor_by_pool ON public.assessor USING btree (division_id, pool)
CREATE INDEX audit_entry_by_actor ON ONLY public.audit_entry USING btree (actor_id, id) WHERE (actor_id IS NOT NULL)
CREATE INDEX audit_entry_by_target ON ONLY public.audit_entry USING btree (target_id, id) WHERE (target_id IS NOT NULL)
CREATE INDEX audit_seal_by_time ON public.audit_seal USING btree (sealed_at)
CREATE INDEX blind_key_by_hall ON public.blind_key USING btree (hall_id, week)
CREATE INDEX closure_audit_by_draw ON public.closure_audit USING btree (drawn_at, order_id)
CREATE INDEX closure_audit_by_hall ON public.closure_audit USING btree (hall_id, drawn_at)
CREATE INDEX comment_correction_by_record ON public.comment_correction USING btree (record_id, id)
CREATE INDEX comment_reading_by_hall ON public.comment_reading USING btree (hall_id, said_at)
CREATE INDEX comment_reading_to_review ON public.comment_reading USING btree (hall_id, said_at) WHERE (review IS NOT NULL)
CREATE INDEX confidential_report_by_division ON public.confidential_report USING btree (division_id, id)
CREATE INDEX deduction_by_division ON public.deduction USING btree (division_id, deed_day)
CREATE INDEX deduction_by_hall ON public.deduction USING btree (hall_id, deed_day)
CREATE INDEX deduction_file_by_account ON public.deduction_file USING btree (account_id, kept_at)
CREATE INDEX deduction_file_by_time ON public.deduction_file USING btree (kept_at)
CREATE INDEX deduction_file_use_by_deduction ON public.deduction_file_use USING btree (deduction_id)
CREATE INDEX device_event_by_device ON public.device_event USING btree (device_id, id)
CREATE INDEX disqualification_by_assessor ON public.disqualification USING btree (assessor_id)
CREATE INDEX do_not_call_by_recipient ON public.do_not_call USING btree (recipient_index, seq DESC)
CREATE INDEX duty_shift_by_account ON public.duty_shift USING btree (account_id, day)
CREATE INDEX duty_shift_by_hall ON public.duty_shift USING btree (hall_id, day)
CREATE INDEX evaluated_count_by_service_day ON public.evaluated_count USING btree (hall_id, service_day)
CREATE INDEX evaluation_audit_by_draw ON public.evaluation_audit USING btree (drawn_at, id)
CREATE INDEX evaluation_audit_by_hall ON public.evaluation_audit USING btree (hall_id, drawn_at)
CREATE INDEX evaluation_by_service_day ON ONLY public.evaluation USING brin (service_day) WITH (autosummarize='on')
CREATE INDEX evidence_file_by_order ON public.evidence_file USING btree (order_id, kept_at)
CREATE INDEX evidence_file_by_time ON public.evidence_file USING btree (kept_at)
CREATE INDEX evidence_use_by_order ON public.evidence_use USING btree (order_id)
CREATE INDEX exemption_by_division ON public.exemption USING btree (division_id, from_day)
CREATE INDEX exemption_by_hall ON public.exemption USING btree (hall_id, from_day)
CREATE INDEX exemption_decision_by_days ON public.exemption_decision USING btree (division_id, from_day)
CREATE INDEX handling_event_closed ON public.handling_event USING btree (at, order_id) WHERE (kind = 'CLOSED'::text)
CREATE INDEX handling_event_found ON public.handling_event USING btree (at, order_id, sequence) WHERE ((kind = 'VERIFIED'::text) AND ((facts ->> 'finding'::text) <> 'NO_LEGAL_BASIS'::text))
CREATE INDEX handling_order_state_by_hall ON public.handling_order_state USING btree (hall_id, next_due_at) WHERE (stage <> 'CLOSED'::text)
CREATE INDEX handling_order_state_by_organization ON public.handling_order_state USING btree (organization_id, next_due_at) WHERE (stage <> 'CLOSED'::text)
CREATE INDEX handling_order_state_to_look ON public.handling_order_state USING btree (next_look_at) WHERE ((next_look_at IS NOT NULL) AND (NOT is_drill))
CREATE INDEX handling_round_by_beginning ON public.handling_round USING btree (begun_at, order_id, round) WHERE (NOT is_drill)
CREATE INDEX import_run_by_key ON public.import_run USING btree (api_key_id, id)
CREATE INDEX import_run_by_post ON public.import_run USING btree (post_id, id) WHERE (post_id IS NOT NULL)
CREATE INDEX import_run_unfinished ON public.import_run USING btree (received_at) WHERE (finished_at IS NULL)
CREATE INDEX invitation_opening_by_expiry ON public.invitation_opening USING btree (expires_on)
CREATE INDEX leaf_by_hash ON ledger.leaf USING hash (leaf_hash)
CREATE INDEX ledger_opening_by_window ON ONLY public.ledger_opening USING btree (window_id, period, digest)
CREATE INDEX ledger_opening_figure_by_time ON public.ledger_opening_figure USING btree (counted_at)
CREATE INDEX ledger_opening_hall_by_period ON public.ledger_opening_hall USING btree (period)
CREATE INDEX letter_by_expiry ON public.letter USING btree (expires_at)
CREATE INDEX letter_of_recipient ON public.letter USING btree (recipient_index, due_at, seq)
CREATE INDEX letter_of_reference ON public.letter USING btree (provider, provider_reference) WHERE (provider_reference IS NOT NULL)
CREATE INDEX letter_open ON public.letter USING btree (not_before) WHERE (state = ANY (ARRAY['WAITING'::letter_state, 'SENDING'::letter_state, 'UNKNOWN'::letter_state]))
CREATE INDEX letter_reminder_by_due ON public.letter USING btree (account_id, due_at) WHERE (account_id IS NOT NULL)
CREATE INDEX malicious_entry_image_by_image ON public.malicious_entry_image USING btree (image)
CREATE INDEX manipulation_proposal_by_signal ON public.manipulation_proposal USING btree (signal_id)
CREATE INDEX manipulation_quarantine_by_evaluation ON public.manipulation_quarantine USING btree (evaluation_id)
CREATE INDEX manipulation_replay_by_proposal ON public.manipulation_replay USING btree (proposal_id)
CREATE INDEX manipulation_signal_by_hall ON public.manipulation_signal USING btree (hall_id, day)
CREATE INDEX message_read_of_message ON public.message_read USING btree (message_id)
CREATE INDEX message_to_account ON public.message USING btree (account_id, id) WHERE (account_id IS NOT NULL)
CREATE INDEX message_to_role ON public.message USING btree (role, division_id, id) WHERE (role IS NOT NULL)
CREATE INDEX opinion_decision_by_time ON public.opinion_decision USING btree (decided_at, finding_id)
CREATE INDEX opinion_file_by_session ON public.opinion_file USING btree (session_id, id)
CREATE INDEX opinion_finding_by_time ON public.opinion_finding USING btree (found_at, id)
CREATE INDEX opinion_ground_by_session ON public.opinion_ground USING btree (session_id) WHERE (session_id IS NOT NULL)
CREATE INDEX opinion_ground_by_suggestion ON public.opinion_ground USING btree (suggestion_id) WHERE (suggestion_id IS NOT NULL)
CREATE INDEX opinion_session_by_day ON public.opinion_session USING btree (day, id)
CREATE INDEX passkey_challenge_by_session ON public.passkey_challenge USING btree (session_id) WHERE (session_id IS NOT NULL)
CREATE INDEX pending_leaf_by_due ON ledger.pending_leaf USING btree (due_at, seq)
CREATE INDEX pending_leaf_by_hash ON ledger.pending_leaf USING hash (leaf_hash)
CREATE INDEX policy_proposal_by_division ON public.policy_proposal USING btree (division_id, proposed_at)
CREATE INDEX practice_by_hall ON public.practice USING btree (hall_id, drafted_at)
CREATE INDEX practice_by_order ON public.practice USING btree (order_id)
CREATE INDEX problem_entry_by_finding ON public.problem_entry USING btree (found_at, order_id)
CREATE INDEX problem_entry_by_hall ON public.problem_entry USING btree (hall_id, found_at)
CREATE INDEX rate_count_by_window ON public.rate_count USING btree (window_start)
CREATE INDEX redemption_by_evaluation ON ONLY public.redemption USING brin (evaluation_id) WITH (autosummarize='on')
CREATE INDEX report_by_days ON public.report USING btree (to_day DESC, id)
CREATE INDEX score_alert_by_hall ON public.score_alert USING btree (hall_id, id)
CREATE INDEX score_alert_visit_by_plan ON public.score_alert_visit USING btree (plan_id)
CREATE INDEX score_list_entry_by_hall ON public.score_list_entry USING btree (hall_id, id)
CREATE INDEX service_case_by_acceptance ON public.service_case USING btree (accepted_at) WHERE (NOT is_drill)
CREATE INDEX service_case_by_completion ON public.service_case USING btree (completed_at) WHERE ((completed_at IS NOT NULL) AND (NOT is_drill))
CREATE INDEX service_case_by_number ON public.service_case USING btree (case_no_anywhere_index)
CREATE INDEX service_occurrence_by_day ON public.service_occurrence USING btree (hall_id, ended_at)
CREATE INDEX service_occurrence_by_end ON public.service_occurrence USING brin (ended_at) WITH (autosummarize='on')
CREATE INDEX service_occurrence_by_window ON public.service_occurrence USING btree (window_id, ended_at) WHERE (ended_at IS NOT NULL)
CREATE INDEX spent_challenge_by_expiry ON public.spent_challenge USING btree (expires_at)
CREATE INDEX suggestion_by_time ON public.suggestion USING btree (received_at, id)
CREATE INDEX suggestion_step_by_head ON public.suggestion_step USING btree (into_id) WHERE (into_id IS NOT NULL)
CREATE INDEX unmasking_by_account ON public.unmasking USING btree (account_id, shown_at)
CREATE INDEX unmasking_by_case ON public.unmasking USING btree (case_id)
CREATE INDEX weighting_by_division ON public.weighting USING btree (division_id, opened_at)
CREATE INDEX weighting_expert_by_account ON public.weighting_expert USING btree (account_id)
CREATE INDEX window_composite_by_hall ON public.window_composite USING btree (hall_id, computation_id)
CREATE INDEX window_score_by_hall ON public.window_score USING btree (hall_id, computation_id)
CREATE UNIQUE INDEX anchoring_open ON ledger.anchoring USING btree (anchor, hash) WHERE (state <> 'DONE'::text)
CREATE UNIQUE INDEX deduction_of_audit ON public.deduction USING btree (audit_id) WHERE (audit_id IS NOT NULL)
CREATE UNIQUE INDEX deduction_of_finding ON public.deduction USING btree (finding_id) WHERE (finding_id IS NOT NULL)
CREATE UNIQUE INDEX letter_notice_once ON public.letter USING btree (order_id, notice_key) WHERE (order_id IS NOT NULL)
CREATE UNIQUE INDEX letter_reminder_once ON public.letter USING btree (account_id, notice_key) WHERE (account_id IS NOT NULL)
CREATE UNIQUE INDEX letter_reminder_one_open ON public.letter USING btree (account_id) WHERE ((account_id IS NOT NULL) AND (state = ANY (ARRAY['WAITING'::letter_state, 'SENDING'::letter_state, 'UNKNOWN'::letter_state])))
CREATE UNIQUE INDEX malicious_entry_confirmed_once ON public.malicious_entry_event USING btree (entry_id) WHERE (kind = ANY (ARRAY['CONFIRMED'::text, 'DECLINED'::text]))
CREATE UNIQUE INDEX manipulation_decided_once ON public.manipulation_decision USING btree (signal_id) WHERE is_confirmed
CREATE UNIQUE INDEX one_account_per_subject ON public.account_sign_on USING btree (subject_index) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX one_import_per_post_and_key ON public.import_run USING btree (post_id, idempotency_hash) WHERE (post_id IS NOT NULL)
CREATE UNIQUE INDEX one_subject_per_account ON public.account_sign_on USING btree (account_id) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX one_totp_per_account ON public.account_factor USING btree (account_id) WHERE ((kind = 'TOTP'::text) AND (removed_at IS NULL) AND (confirmed_at IS NOT NULL))
CREATE UNIQUE INDEX publication_step_by_one ON public.publication_step USING btree (publication_id, account_id) WHERE (kind <> 'HELD'::text)
CREATE UNIQUE INDEX publication_step_once ON public.publication_step USING btree (publication_id, kind) WHERE (kind <> 'HELD'::text)

-- triggers
CREATE TRIGGER anchored_is_a_fact BEFORE DELETE OR UPDATE ON ledger.anchoring FOR EACH ROW EXECUTE FUNCTION ledger.anchored_is_a_fact()
CREATE TRIGGER anchoring_never_emptied BEFORE TRUNCATE ON ledger.anchoring FOR EACH STATEMENT EXECUTE FUNCTION ledger.never_emptied()
CREATE TRIGGER days_as_proposed BEFORE INSERT ON public.exemption_decision FOR EACH ROW EXECUTE FUNCTION refuse_days_not_proposed()
CREATE TRIGGER decided_by_another BEFORE INSERT ON public.score_list_decision FOR EACH ROW EXECUTE FUNCTION refuse_own_answer()
CREATE TRIGGER decided_by_another BEFORE INSERT ON public.withdrawal_decision FOR EACH ROW EXECUTE FUNCTION refuse_own_withdrawal()
CREATE TRIGGER head_never_emptied BEFORE TRUNCATE ON ledger.head FOR EACH STATEMENT EXECUTE FUNCTION ledger.never_emptied()
CREATE TRIGGER head_only_moves_on BEFORE DELETE OR UPDATE ON ledger.head FOR EACH ROW EXECUTE FUNCTION ledger.head_only_moves_on()
CREATE TRIGGER keep_what_was_asked_about BEFORE UPDATE ON public.service_case FOR EACH ROW EXECUTE FUNCTION keep_what_was_asked_about()
CREATE TRIGGER keep_what_was_asked_about BEFORE UPDATE ON public.service_occurrence FOR EACH ROW EXECUTE FUNCTION keep_what_was_asked_about()
CREATE TRIGGER log_earlier AFTER INSERT ON public.evaluation FOR EACH ROW WHEN ((new.record_version = 1)) EXECUTE FUNCTION log_earlier_evaluation()
CREATE TRIGGER log_earlier AFTER INSERT ON public.public_comment FOR EACH ROW WHEN ((new.record_version = 1)) EXECUTE FUNCTION log_earlier_comment()
CREATE TRIGGER log_facts AFTER INSERT ON ledger.key REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_key()
CREATE TRIGGER log_facts AFTER INSERT ON ledger.key_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_key_end()
CREATE TRIGGER log_facts AFTER INSERT ON ledger.key_successor REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_key_successor()
CREATE TRIGGER log_facts AFTER INSERT ON ledger.witness_policy REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_witness_policy()
CREATE TRIGGER log_facts AFTER INSERT ON public.accountability_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_accountability_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.accountability_proposal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_accountability_proposal()
CREATE TRIGGER log_facts AFTER INSERT ON public.administrative_division_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_administrative_division_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.agency REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_agency()
CREATE TRIGGER log_facts AFTER INSERT ON public.agency_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_agency_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.agency_term REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_agency_term()
CREATE TRIGGER log_facts AFTER INSERT ON public.alert REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_alert()
CREATE TRIGGER log_facts AFTER INSERT ON public.appeal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_appeal()
CREATE TRIGGER log_facts AFTER INSERT ON public.appeal_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_appeal_event()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_draw REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_draw()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_file REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_file()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_file_use REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_file_use()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_finding REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_finding()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_finding_file REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_finding_file()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_finding_order REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_finding_order()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_form REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_form()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_form_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_form_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_freeze REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_freeze()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_plan REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_plan()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_plan_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_plan_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_publication REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_publication()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_review REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_review()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_review_draw REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_review_draw()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_review_outcome REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_review_outcome()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_visit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_visit()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_visit_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_visit_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_visit_ending REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_visit_ending()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessment_visit_ending_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessment_visit_ending_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessor REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessor()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessor_employer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessor_employer()
CREATE TRIGGER log_facts AFTER INSERT ON public.assessor_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_assessor_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.audit_seal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_audit_seal()
CREATE TRIGGER log_facts AFTER INSERT ON public.blind_key REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_blind_key()
CREATE TRIGGER log_facts AFTER INSERT ON public.calibration REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_calibration()
CREATE TRIGGER log_facts AFTER INSERT ON public.calibration_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_calibration_step()
CREATE TRIGGER log_facts AFTER INSERT ON public.closure_audit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_closure_audit()
CREATE TRIGGER log_facts AFTER INSERT ON public.closure_audit_candidate REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_closure_audit_candidate()
CREATE TRIGGER log_facts AFTER INSERT ON public.closure_audit_draw REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_closure_audit_draw()
CREATE TRIGGER log_facts AFTER INSERT ON public.closure_audit_outcome REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_closure_audit_outcome()
CREATE TRIGGER log_facts AFTER INSERT ON public.closure_audit_try REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_closure_audit_try()
CREATE TRIGGER log_facts AFTER INSERT ON public.comment_correction REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_comment_correction()
CREATE TRIGGER log_facts AFTER INSERT ON public.complaint REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_complaint()
CREATE TRIGGER log_facts AFTER INSERT ON public.composite_computation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_composite_computation()
CREATE TRIGGER log_facts AFTER INSERT ON public.confidential_report REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_confidential_report()
CREATE TRIGGER log_facts AFTER INSERT ON public.confidential_report_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_confidential_report_event()
CREATE TRIGGER log_facts AFTER INSERT ON public.deduction REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_deduction()
CREATE TRIGGER log_facts AFTER INSERT ON public.deduction_answer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_deduction_answer()
CREATE TRIGGER log_facts AFTER INSERT ON public.deduction_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_deduction_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.deduction_file REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_deduction_file()
CREATE TRIGGER log_facts AFTER INSERT ON public.deduction_file_use REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_deduction_file_use()
CREATE TRIGGER log_facts AFTER INSERT ON public.disqualification REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_disqualification()
CREATE TRIGGER log_facts AFTER INSERT ON public.disqualification_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_disqualification_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.earlier_record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_earlier_record()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_audit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_audit()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_audit_draw REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_audit_draw()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_audit_freeze REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_audit_freeze()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_audit_outcome REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_audit_outcome()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_audit_try REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_audit_try()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_invalidation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_invalidation()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_tag REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_tag()
CREATE TRIGGER log_facts AFTER INSERT ON public.evaluation_tag_set REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evaluation_tag_set()
CREATE TRIGGER log_facts AFTER INSERT ON public.evidence_file REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evidence_file()
CREATE TRIGGER log_facts AFTER INSERT ON public.evidence_use REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_evidence_use()
CREATE TRIGGER log_facts AFTER INSERT ON public.exemption REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_exemption()
CREATE TRIGGER log_facts AFTER INSERT ON public.exemption_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_exemption_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.hall_hours_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_hall_hours_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.handling_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_handling_event()
CREATE TRIGGER log_facts AFTER INSERT ON public.handling_order REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_handling_order()
CREATE TRIGGER log_facts AFTER INSERT ON public.handling_reminder REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_handling_reminder()
CREATE TRIGGER log_facts AFTER INSERT ON public.indicator REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_indicator()
CREATE TRIGGER log_facts AFTER INSERT ON public.invitation_count REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_invitation_count()
CREATE TRIGGER log_facts AFTER INSERT ON public.item_guide_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_item_guide_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.ledger_opening_count REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_opening_count()
CREATE TRIGGER log_facts AFTER INSERT ON public.ledger_opening_figure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_opening_figure()
CREATE TRIGGER log_facts AFTER INSERT ON public.ledger_opening_hall REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_opening_hall()
CREATE TRIGGER log_facts AFTER INSERT ON public.ledger_opening_period REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ledger_opening_period()
CREATE TRIGGER log_facts AFTER INSERT ON public.malicious_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_malicious_entry()
CREATE TRIGGER log_facts AFTER INSERT ON public.malicious_entry_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_malicious_entry_event()
CREATE TRIGGER log_facts AFTER INSERT ON public.manipulation_baseline REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_manipulation_baseline()
CREATE TRIGGER log_facts AFTER INSERT ON public.manipulation_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_manipulation_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.manipulation_proposal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_manipulation_proposal()
CREATE TRIGGER log_facts AFTER INSERT ON public.manipulation_quarantine REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_manipulation_quarantine()
CREATE TRIGGER log_facts AFTER INSERT ON public.manipulation_replay REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_manipulation_replay()
CREATE TRIGGER log_facts AFTER INSERT ON public.manipulation_signal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_manipulation_signal()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_coding REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_coding()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_file REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_file()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_finding REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_finding()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_ground REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_ground()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_protocol REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_protocol()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_session REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_session()
CREATE TRIGGER log_facts AFTER INSERT ON public.opinion_settlement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_opinion_settlement()
CREATE TRIGGER log_facts AFTER INSERT ON public.organization_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_organization_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.policy REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_policy()
CREATE TRIGGER log_facts AFTER INSERT ON public.policy_proposal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_policy_proposal()
CREATE TRIGGER log_facts AFTER INSERT ON public.policy_proposal_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_policy_proposal_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.problem_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_problem_entry()
CREATE TRIGGER log_facts AFTER INSERT ON public.publication REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_publication()
CREATE TRIGGER log_facts AFTER INSERT ON public.publication_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_publication_step()
CREATE TRIGGER log_facts AFTER INSERT ON public.published_bridge REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_published_bridge()
CREATE TRIGGER log_facts AFTER INSERT ON public.published_composite REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_published_composite()
CREATE TRIGGER log_facts AFTER INSERT ON public.published_ranking REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_published_ranking()
CREATE TRIGGER log_facts AFTER INSERT ON public.published_rule REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_published_rule()
CREATE TRIGGER log_facts AFTER INSERT ON public.ranking_withdrawal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_ranking_withdrawal()
CREATE TRIGGER log_facts AFTER INSERT ON public.report REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_report()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_alert_opening REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_alert_opening()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_alert_visit REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_alert_visit()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_bridge REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_bridge()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_computation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_computation()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_link_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_link_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_list REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_list()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_list_answer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_list_answer()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_list_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_list_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_list_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_list_entry()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_objection REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_objection()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_objection_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_objection_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_scheme REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_scheme()
CREATE TRIGGER log_facts AFTER INSERT ON public.score_scheme_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_score_scheme_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.service_hall_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_service_hall_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.service_item_variant_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_service_item_variant_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.service_item_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_service_item_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.service_window_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_service_window_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.staff_statement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_staff_statement()
CREATE TRIGGER log_facts AFTER INSERT ON public.suggestion REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_suggestion()
CREATE TRIGGER log_facts AFTER INSERT ON public.suggestion_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_suggestion_step()
CREATE TRIGGER log_facts AFTER INSERT ON public.told_text REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_told_text()
CREATE TRIGGER log_facts AFTER INSERT ON public.unmasking REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_unmasking()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting_answer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting_answer()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting_draft REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting_draft()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting_expert REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting_expert()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting_result REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting_result()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting_round REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting_round()
CREATE TRIGGER log_facts AFTER INSERT ON public.weighting_round_end REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_weighting_round_end()
CREATE TRIGGER log_facts AFTER INSERT ON public.window_hours_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_window_hours_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.window_item_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_window_item_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.window_staff_version REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_window_staff_version()
CREATE TRIGGER log_facts AFTER INSERT ON public.withdrawal_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_withdrawal_decision()
CREATE TRIGGER log_facts AFTER INSERT ON public.withdrawal_proposal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_withdrawal_proposal()
CREATE TRIGGER log_facts AFTER INSERT ON public.working_calendar_day REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_working_calendar_day()
CREATE TRIGGER log_facts AFTER INSERT ON public.working_calendar_year REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_working_calendar_year()
CREATE TRIGGER log_facts AFTER INSERT ON vault.key_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.log_vault_key_event()
CREATE TRIGGER one_at_a_time BEFORE INSERT ON public.withdrawal_proposal FOR EACH ROW EXECUTE FUNCTION refuse_second_withdrawal()
CREATE TRIGGER published_in_order BEFORE INSERT ON public.published_ranking FOR EACH ROW EXECUTE FUNCTION refuse_overtaken_ranking()
CREATE TRIGGER queue_audit_entry AFTER INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION queue_audit_entry()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.key_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.key_successor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON ledger.witness_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.account_password FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.accountability_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.accountability_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.administrative_division_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agency FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agency_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agency_term FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.alert FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.appeal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.appeal_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_draw FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_file_use FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_finding_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_finding_look FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_finding_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_form FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_form_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_freeze FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_plan FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_plan_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_population FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_review_draw FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_review_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_secret FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_visit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_visit_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_visit_ending FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessment_visit_ending_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessor_employer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.assessor_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seal_mac FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.blind_issue FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.blind_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.blind_redemption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.calibration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.calibration_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.closure_audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.closure_audit_candidate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.closure_audit_draw FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.closure_audit_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.closure_audit_try FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.comment_correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.complaint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.composite_computation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.composite_input FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.composite_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.confidential_report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.confidential_report_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deduction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deduction_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deduction_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deduction_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.deduction_file_use FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.device_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.disqualification FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.disqualification_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.do_not_call FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.drill_hop FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.drill_run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.duty_shift FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.duty_shift_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.earlier_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_audit_draw FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_audit_freeze FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_audit_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_audit_stratum FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_audit_try FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_capture FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_invalidation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_prompt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_reason FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_supplement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_tag FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evaluation_tag_set FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_use FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.exemption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.exemption_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.hall_hours_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handling_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handling_opened_told FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handling_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.handling_reminder FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.indicator FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.invitation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.invitation_count FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.invitation_count_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.item_guide_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_opening FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_opening_count FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_opening_figure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_opening_hall FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_opening_period FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.malicious_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.malicious_entry_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_baseline FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_quarantine FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_replay FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.manipulation_signal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_coding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_ground FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_protocol FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_session FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.opinion_settlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.organization_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_pack FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_proposal_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.practice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.practice_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.problem_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.public_comment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.publication_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_bridge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_composite FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_ranking FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.published_rule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ranking_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.redemption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.report FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_alert FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_alert_opening FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_alert_visit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_bridge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_computation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_input FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_link_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_list_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_list_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_list_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_objection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_objection_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_scheme FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.score_scheme_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.service_case_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.service_hall_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.service_item_variant_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.service_item_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.service_window_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.staff_evaluation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.staff_evaluation_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.staff_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.suggestion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.suggestion_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.terminal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.terminal_entry_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.terminal_gap FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.told_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.unmasking FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting_draft FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting_expert FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting_round FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.weighting_round_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.window_composite FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.window_hours_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.window_item_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.window_score FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.window_staff_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.withdrawal_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.withdrawal_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.working_calendar_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.working_calendar_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON vault.erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON vault.index_suite FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON vault.key_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER refuse_chunk_of_nothing BEFORE INSERT ON public.evidence_chunk FOR EACH ROW EXECUTE FUNCTION refuse_chunk_of_nothing()
CREATE TRIGGER refuse_named_evidence BEFORE DELETE ON public.evidence_chunk FOR EACH ROW EXECUTE FUNCTION refuse_named_evidence()
CREATE TRIGGER refuse_policy_of_nobody BEFORE INSERT ON public.policy FOR EACH ROW WHEN ((CURRENT_USER = 'yiping_app'::name)) EXECUTE FUNCTION refuse_policy_of_nobody()
CREATE TRIGGER refuse_second_end BEFORE INSERT ON public.assessment FOR EACH ROW EXECUTE FUNCTION refuse_second_end()
CREATE TRIGGER refuse_second_end BEFORE INSERT ON public.assessment_visit_end FOR EACH ROW EXECUTE FUNCTION refuse_second_end()
CREATE TRIGGER refuse_unrecorded_erasure BEFORE DELETE ON vault.data_key FOR EACH ROW EXECUTE FUNCTION refuse_unrecorded_erasure('record_id')
CREATE TRIGGER refuse_unrecorded_erasure BEFORE DELETE ON vault.evaluation_link FOR EACH ROW EXECUTE FUNCTION refuse_unrecorded_erasure('evaluation_id')
CREATE TRIGGER refuse_unrecorded_erasure BEFORE DELETE ON vault.sealed_field FOR EACH ROW EXECUTE FUNCTION refuse_unrecorded_erasure('record_id')
CREATE TRIGGER tell_terminals AFTER INSERT ON public.invitation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_terminals()
CREATE TRIGGER tile_never_emptied BEFORE TRUNCATE ON ledger.tile FOR EACH STATEMENT EXECUTE FUNCTION ledger.never_emptied()
CREATE TRIGGER tile_only_grows BEFORE DELETE OR UPDATE ON ledger.tile FOR EACH ROW EXECUTE FUNCTION ledger.tile_only_grows()
CREATE TRIGGER void_as_decided BEFORE INSERT ON public.evaluation_invalidation FOR EACH ROW WHEN ((new.appeal_id IS NULL)) EXECUTE FUNCTION refuse_void_not_decided()
CREATE TRIGGER withdrawn_by_two BEFORE INSERT ON public.ranking_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_withdrawal_by_one()

-- functions
CREATE OR REPLACE FUNCTION ledger.anchored_is_a_fact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' or old.state = 'DONE' or new.anchor <> old.anchor or new.hash <> old.hash or new.size < old.size then
    raise exception 'what was anchored stays' using errcode = '42501';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION ledger.head_only_moves_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' or new.hash <> old.hash or new.origin <> old.origin or new.size < old.size
    or (new.size = old.size and new.root <> old.root) then
    raise exception 'a head only moves on' using errcode = '42501';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_accountability_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;accountability_decision;' || ledger.tell_column(added.proposal_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_accountability_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;accountability_proposal;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column(added.cause::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_administrative_division_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;administrative_division_version;' || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.level::text) || ledger.tell_column(added.parent_id::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_agency()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;agency;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_agency_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;agency_end;' || ledger.tell_column(added.agency_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.ended_on, 'YYYY-MM-DD')) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_agency_term()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;agency_term;' || ledger.tell_column(added.agency_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.qualification::text) || ledger.tell_column(to_char(added.contract_from, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.contract_to, 'YYYY-MM-DD')) || ledger.tell_column(added.team::text) || ledger.tell_column(added.public_members::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_alert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;alert;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(encode(added.once_key, 'hex')) || ledger.tell_column(encode(added.request_hash, 'hex')) || ledger.tell_column(added.account_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_appeal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010c'::bytea || sha256(convert_to('yiping/fact/v1;appeal;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column(added.ground::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.lodged_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_appeal_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010c'::bytea || sha256(convert_to('yiping/fact/v1;appeal_event;' || ledger.tell_column(added.appeal_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.actor_kind::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.facts::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment;' || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.form_id::text) || ledger.tell_column(added.assessor_id::text) || ledger.tell_column((extract(epoch from added.arrived_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.left_at) * 1000000)::bigint::text) || ledger.tell_column(added.latitude_thousandths::text) || ledger.tell_column(added.longitude_thousandths::text) || ledger.tell_column(added.marks::text) || ledger.tell_column(added.points::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(encode(added.idempotency_key, 'hex')) || ledger.tell_column(encode(added.request_hash, 'hex')) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.submitted_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_draw()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;assessment_draw;' || ledger.tell_column(added.plan_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(encode(added.seed, 'hex')) || ledger.tell_column(added.ingredients::text) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_file;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.indicator::text) || ledger.tell_column(added.media_type::text) || ledger.tell_column(added.bytes::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.kept_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_file_use()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_file_use;' || ledger.tell_column(added.file_id::text) || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_finding;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.indicator::text) || ledger.tell_column(added.points::text) || ledger.tell_column(added.origin::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column((extract(epoch from added.found_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_finding_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_finding_file;' || ledger.tell_column(added.finding_id::text) || ledger.tell_column(added.file_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_finding_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_finding_order;' || ledger.tell_column(added.finding_id::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_form()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;assessment_form;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.code::text) || ledger.tell_column(added.version::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.body::text) || ledger.tell_column(added.source::text) || ledger.tell_column(added.base_id::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.drafted_by::text) || ledger.tell_column((extract(epoch from added.drafted_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_form_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;assessment_form_end;' || ledger.tell_column(added.form_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.drafted_by::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.reason::text) || ledger.tell_column((extract(epoch from added.ended_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;assessment_freeze;' || ledger.tell_column(added.plan_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.units::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column(added.strata::text) || ledger.tell_column(encode(added.commitment, 'hex')) || ledger.tell_column((extract(epoch from added.frozen_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_plan()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;assessment_plan;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.title::text) || ledger.tell_column(added.form_id::text) || ledger.tell_column(added.pool::text) || ledger.tell_column(added.unit::text) || ledger.tell_column(added.strata_by::text) || ledger.tell_column(added.is_secret::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.sample::text) || ledger.tell_column(added.doubles::text) || ledger.tell_column(added.quotas::text) || ledger.tell_column((extract(epoch from added.draw_not_before) * 1000000)::bigint::text) || ledger.tell_column(added.randomness::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_plan_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;assessment_plan_end;' || ledger.tell_column(added.plan_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.reason::text) || ledger.tell_column((extract(epoch from added.ended_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_publication()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;assessment_publication;' || ledger.tell_column(added.plan_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column((extract(epoch from added.published_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_review()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_review;' || ledger.tell_column(added.visit_id::text) || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.stratum::text) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.review_until) * 1000000)::bigint::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_review_draw()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;assessment_review_draw;' || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.month_end, 'YYYY-MM-DD')) || ledger.tell_column(encode(added.seed, 'hex')) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text) || ledger.tell_column(added.handed_in::text) || ledger.tell_column(added.drawn::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_review_outcome()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_review_outcome;' || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.points::text) || ledger.tell_column(added.agency_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_visit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_visit;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.plan_id::text) || ledger.tell_column(added.place::text) || ledger.tell_column(added.turn::text) || ledger.tell_column(added.assigned::text) || ledger.tell_column(added.assessor_id::text) || ledger.tell_column(added.agency_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.assigned_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_visit_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_visit_end;' || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.cause::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.ended_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_visit_ending()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_visit_ending;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.cause::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessment_visit_ending_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessment_visit_ending_decision;' || ledger.tell_column(added.ending_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessor;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.pool::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.agency_id::text) || ledger.tell_column(added.background::text) || ledger.tell_column(added.home_division_id::text) || ledger.tell_column(to_char(added.recruited_on, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.term_to, 'YYYY-MM-DD')) || ledger.tell_column(added.recorded_by::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessor_employer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessor_employer;' || ledger.tell_column(added.assessor_id::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.left_on, 'YYYY-MM-DD')) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_assessor_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;assessor_end;' || ledger.tell_column(added.assessor_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.ended_on, 'YYYY-MM-DD')) || ledger.tell_column(added.cause::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_audit_seal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010f'::bytea || sha256(convert_to('yiping/fact/v1;audit_seal;' || ledger.tell_column(added.no::text) || ledger.tell_column(encode(added.previous, 'hex')) || ledger.tell_column((extract(epoch from added.sealed_at) * 1000000)::bigint::text) || ledger.tell_column(encode(added.hash, 'hex')), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_blind_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010d'::bytea || sha256(convert_to('yiping/fact/v1;blind_key;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(to_char(added.week, 'YYYY-MM-DD')) || ledger.tell_column(encode(added.modulus, 'hex')) || ledger.tell_column(added.expected::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(to_char(added.made_on, 'YYYY-MM-DD')), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_calibration()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;calibration;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.first_visit_id::text) || ledger.tell_column(added.second_visit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.difference::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.until) * 1000000)::bigint::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_calibration_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;calibration_step;' || ledger.tell_column(added.calibration_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.points::text) || ledger.tell_column(added.cause::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_closure_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;closure_audit;' || ledger.tell_column(added.order_id::text) || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.ask_until) * 1000000)::bigint::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_closure_audit_candidate()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;closure_audit_candidate;' || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.organization_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_closure_audit_draw()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;closure_audit_draw;' || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.month_end, 'YYYY-MM-DD')) || ledger.tell_column(encode(added.seed, 'hex')) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text) || ledger.tell_column(added.closed::text) || ledger.tell_column(added.drawn::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_closure_audit_outcome()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;closure_audit_outcome;' || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.channel::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_closure_audit_try()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;closure_audit_try;' || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.turn::text) || ledger.tell_column(to_char(added.day, 'YYYY-MM-DD')) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.is_last::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_comment_correction()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;comment_correction;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.reader::text) || ledger.tell_column(added.old_labels::text) || ledger.tell_column(added.old_polarity::text) || ledger.tell_column(added.labels::text) || ledger.tell_column(added.polarity::text) || ledger.tell_column((extract(epoch from added.corrected_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_complaint()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;complaint;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.channel::text) || ledger.tell_column(encode(added.sender_key, 'hex')) || ledger.tell_column(encode(added.request_hash, 'hex')) || ledger.tell_column(added.has_contact::text) || ledger.tell_column((extract(epoch from added.received_at) * 1000000)::bigint::text) || ledger.tell_column(added.api_key_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.told_by_letter::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_composite_computation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;composite_computation;' || ledger.tell_column(added.computation_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.revision::text) || ledger.tell_column((extract(epoch from added.counts_until) * 1000000)::bigint::text) || ledger.tell_column(added.scheme_id::text) || ledger.tell_column(added.gap::text) || ledger.tell_column(added.composite_policy_id::text) || ledger.tell_column(added.scheme_policy_id::text) || ledger.tell_column(added.deductions::text) || ledger.tell_column(added.visits::text) || ledger.tell_column(encode(added.input_digest, 'hex')) || ledger.tell_column(encode(added.result_digest, 'hex')) || ledger.tell_column((extract(epoch from added.computed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_confidential_report()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;confidential_report;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.received_at) * 1000000)::bigint::text) || ledger.tell_column(encode(added.idempotency_key_hash, 'hex')) || ledger.tell_column(encode(added.request_hash, 'hex')), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_confidential_report_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;confidential_report_event;' || ledger.tell_column(added.report_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_deduction()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;deduction;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.against::text) || ledger.tell_column(added.code::text) || ledger.tell_column(added.points::text) || ledger.tell_column(to_char(added.deed_day, 'YYYY-MM-DD')) || ledger.tell_column(added.list_policy_id::text) || ledger.tell_column(added.finding_id::text) || ledger.tell_column(added.audit_id::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_deduction_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;deduction_answer;' || ledger.tell_column(added.deduction_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.answered_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_deduction_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;deduction_decision;' || ledger.tell_column(added.deduction_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.points::text) || ledger.tell_column(added.ground::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_deduction_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;deduction_file;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.media_type::text) || ledger.tell_column(added.bytes::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.kept_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_deduction_file_use()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;deduction_file_use;' || ledger.tell_column(added.file_id::text) || ledger.tell_column(added.deduction_id::text) || ledger.tell_column(added.step::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_disqualification()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;disqualification;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.assessor_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.grounds::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_disqualification_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;disqualification_end;' || ledger.tell_column(added.disqualification_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.ended_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_earlier_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;earlier_record;' || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.told::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_audit;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.grade_group::text) || ledger.tell_column(added.channel::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(to_char(added.service_day, 'YYYY-MM-DD')) || ledger.tell_column(added.grade::text) || ledger.tell_column((extract(epoch from added.call_until) * 1000000)::bigint::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_audit_draw()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_audit_draw;' || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(encode(added.seed, 'hex')) || ledger.tell_column(added.seed_source::text) || ledger.tell_column(added.told::text) || ledger.tell_column(added.drawn::text) || ledger.tell_column((extract(epoch from added.drawn_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_audit_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_audit_freeze;' || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.month_end, 'YYYY-MM-DD')) || ledger.tell_column(added.units::text) || ledger.tell_column(added.left_out::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column(added.seed_source::text) || ledger.tell_column(added.public_draw::text) || ledger.tell_column((extract(epoch from added.seed_after) * 1000000)::bigint::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.frozen_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_audit_outcome()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_audit_outcome;' || ledger.tell_column(added.audit_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_audit_try()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0108'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_audit_try;' || ledger.tell_column(added.audit_id::text) || ledger.tell_column(added.turn::text) || ledger.tell_column(to_char(added.day, 'YYYY-MM-DD')) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.is_last::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_invalidation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0103'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_invalidation;' || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.appeal_id::text) || ledger.tell_column((extract(epoch from added.invalidated_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_tag()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_tag;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.tag_set_id::text) || ledger.tell_column(added.norm_code::text) || ledger.tell_column(added.grade::text) || ledger.tell_column(added.is_base::text) || ledger.tell_column(added.name_zh::text) || ledger.tell_column(added.name_en::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evaluation_tag_set()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;evaluation_tag_set;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.code::text) || ledger.tell_column(to_char(added.in_force_from, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.in_force_to, 'YYYY-MM-DD')) || ledger.tell_column(added.source::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evidence_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;evidence_file;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.actor_kind::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.media_type::text) || ledger.tell_column(added.bytes::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column((extract(epoch from added.kept_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_evidence_use()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;evidence_use;' || ledger.tell_column(added.file_id::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.order_sequence::text) || ledger.tell_column(added.appeal_id::text) || ledger.tell_column(added.appeal_sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_exemption()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;exemption;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column(added.cause::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.document_title::text) || ledger.tell_column(added.document_number::text) || ledger.tell_column(to_char(added.document_day, 'YYYY-MM-DD')) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_exemption_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;exemption_decision;' || ledger.tell_column(added.exemption_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_hall_hours_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;hall_hours_version;' || ledger.tell_column(added.hall_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.hours::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_handling_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;handling_event;' || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.actor_kind::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.facts::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_handling_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;handling_order;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(added.staff_id::text) || ledger.tell_column(added.source::text) || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(added.is_drill::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_handling_reminder()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;handling_reminder;' || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.key::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.clock::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.level::text) || ledger.tell_column((extract(epoch from added.due_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.told_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_indicator()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;indicator;' || ledger.tell_column(added.code::text) || ledger.tell_column(added.pack::text) || ledger.tell_column(added.body::text) || ledger.tell_column((extract(epoch from added.shipped_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_invitation_count()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0104'::bytea || sha256(convert_to('yiping/fact/v1;invitation_count;' || ledger.tell_column(added.window_id::text) || ledger.tell_column(to_char(added.day, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.services::text) || ledger.tell_column(added.invited::text) || ledger.tell_column(added.evaluated::text) || ledger.tell_column((extract(epoch from added.counted_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_item_guide_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;item_guide_version;' || ledger.tell_column(added.item_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.materials::text) || ledger.tell_column(added.fees::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010d'::bytea || sha256(convert_to('yiping/fact/v1;ledger.key;' || ledger.tell_column(added.vkey::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.type::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column((extract(epoch from added.begins_at) * 1000000)::bigint::text) || ledger.tell_column(encode(added.successor_hash, 'hex')) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_key_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010d'::bytea || sha256(convert_to('yiping/fact/v1;ledger.key_end;' || ledger.tell_column(added.vkey::text) || ledger.tell_column(added.cause::text) || ledger.tell_column((extract(epoch from added.ends_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_key_successor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010d'::bytea || sha256(convert_to('yiping/fact/v1;ledger.key_successor;' || ledger.tell_column(added.vkey::text) || ledger.tell_column(encode(added.successor_hash, 'hex')) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_opening_count()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;ledger_opening_count;' || ledger.tell_column(added.period::text) || ledger.tell_column(added.log_size::text) || ledger.tell_column(added.evaluations::text) || ledger.tell_column(added.counted::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_opening_figure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;ledger_opening_figure;' || ledger.tell_column(added.period::text) || ledger.tell_column(added.hall_code::text) || ledger.tell_column(added.window_code::text) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.given::text) || ledger.tell_column(added.valid::text) || ledger.tell_column(added.invalidated::text) || ledger.tell_column(added.quarantined::text) || ledger.tell_column(added.not_opened::text) || ledger.tell_column(added.grades::text) || ledger.tell_column(encode(added.openings_digest, 'hex')) || ledger.tell_column((extract(epoch from added.counted_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_opening_hall()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;ledger_opening_hall;' || ledger.tell_column(added.period::text) || ledger.tell_column(added.hall_code::text) || ledger.tell_column(added.given::text) || ledger.tell_column(added.opened::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_opening_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;ledger_opening_period;' || ledger.tell_column(added.period::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.smallest_group::text) || ledger.tell_column(added.given::text) || ledger.tell_column(added.opened::text) || ledger.tell_column(added.drills::text) || ledger.tell_column((extract(epoch from added.closed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ledger_witness_policy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0110'::bytea || sha256(convert_to('yiping/fact/v1;ledger.witness_policy;' || ledger.tell_column(added.revision::text) || ledger.tell_column(added.needed::text) || ledger.tell_column(added.witnesses::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_malicious_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;malicious_entry;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.number::text) || ledger.tell_column(added.appeal_id::text) || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(added.register_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_malicious_entry_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;malicious_entry_event;' || ledger.tell_column(added.entry_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.actor_kind::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.facts::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_manipulation_baseline()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;manipulation_baseline;' || ledger.tell_column(to_char(added.month_from, 'YYYY-MM-DD')) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.body::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column((extract(epoch from added.frozen_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_manipulation_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;manipulation_decision;' || ledger.tell_column(added.proposal_id::text) || ledger.tell_column(added.signal_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.is_confirmed::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_manipulation_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;manipulation_proposal;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.signal_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_manipulation_quarantine()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;manipulation_quarantine;' || ledger.tell_column(added.signal_id::text) || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_manipulation_replay()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;manipulation_replay;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.proposal_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.both_found::text) || ledger.tell_column(added.only_before::text) || ledger.tell_column(added.only_after::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.replayed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_manipulation_signal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;manipulation_signal;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.staff_id::text) || ledger.tell_column(added.detector::text) || ledger.tell_column(to_char(added.day, 'YYYY-MM-DD')) || ledger.tell_column(added.cell::text) || ledger.tell_column(added.state::text) || ledger.tell_column(added.statistic::text) || ledger.tell_column(added.observed::text) || ledger.tell_column(added.expected::text) || ledger.tell_column(added.chance::text) || ledger.tell_column(added.level::text) || ledger.tell_column(added.evaluations::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(encode(added.parameters_digest, 'hex')) || ledger.tell_column((extract(epoch from added.found_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_coding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_coding;' || ledger.tell_column(added.session_id::text) || ledger.tell_column(added.version::text) || ledger.tell_column(added.number::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.codes::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_decision;' || ledger.tell_column(added.finding_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.words::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_file;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.session_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.media_type::text) || ledger.tell_column(added.bytes::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.kept_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_finding;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(added.codes::text) || ledger.tell_column(added.words::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.found_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_ground()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_ground;' || ledger.tell_column(added.finding_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.session_id::text) || ledger.tell_column(added.version::text) || ledger.tell_column(added.number::text) || ledger.tell_column(added.suggestion_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_protocol()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_protocol;' || ledger.tell_column(added.session_id::text) || ledger.tell_column(added.version::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.groups::text) || ledger.tell_column(added.images::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_session;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(to_char(added.day, 'YYYY-MM-DD')) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(added.host_organization_id::text) || ledger.tell_column(added.topic::text) || ledger.tell_column(added.groups::text) || ledger.tell_column(added.consent::text) || ledger.tell_column(added.guide_code::text) || ledger.tell_column(added.guide_questions::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_opinion_settlement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;opinion_settlement;' || ledger.tell_column(added.session_id::text) || ledger.tell_column(added.version::text) || ledger.tell_column(added.number::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.codes::text) || ledger.tell_column(added.way::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_organization_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;organization_version;' || ledger.tell_column(added.organization_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_policy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;policy;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.word::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.version::text) || ledger.tell_column(added.source::text) || ledger.tell_column(added.body::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(to_char(added.effective_until, 'YYYY-MM-DD')) || ledger.tell_column(added.sources::text) || ledger.tell_column(added.proposal_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_policy_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;policy_proposal;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.word::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.effective_until, 'YYYY-MM-DD')) || ledger.tell_column(added.source::text) || ledger.tell_column(added.sources::text) || ledger.tell_column(added.body::text) || ledger.tell_column(added.base_policy_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_policy_proposal_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;policy_proposal_end;' || ledger.tell_column(added.proposal_id::text) || ledger.tell_column(added.proposed_by::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.ended_at) * 1000000)::bigint::text) || ledger.tell_column(added.reason::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_problem_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;problem_entry;' || ledger.tell_column(added.order_id::text) || ledger.tell_column(added.sequence::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(added.kinds::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.found_at) * 1000000)::bigint::text) || ledger.tell_column(added.occurrence::text) || ledger.tell_column(added.previous::text) || ledger.tell_column(added.policy_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_publication()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;publication;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.computation_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.revision::text) || ledger.tell_column((extract(epoch from added.due_at) * 1000000)::bigint::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.drafted_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_publication_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;publication_step;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.turn::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text) || ledger.tell_column(added.reason::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_published_bridge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;published_bridge;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.changed::text) || ledger.tell_column(to_char(added.rules_day, 'YYYY-MM-DD')) || ledger.tell_column((extract(epoch from added.asked_until) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.counts_until) * 1000000)::bigint::text) || ledger.tell_column(added.evaluations::text) || ledger.tell_column(added.invalidated::text) || ledger.tell_column(added.exempted::text) || ledger.tell_column(added.score_policy_id::text) || ledger.tell_column(added.evaluation_policy_id::text) || ledger.tell_column(added.inputs::text) || ledger.tell_column(encode(added.result_digest, 'hex')) || ledger.tell_column(added.scheme_id::text) || ledger.tell_column(added.scheme_policy_id::text) || ledger.tell_column(encode(added.composite_input_digest, 'hex')) || ledger.tell_column(encode(added.composite_result_digest, 'hex')) || ledger.tell_column((extract(epoch from added.published_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_published_composite()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;published_composite;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.revision::text) || ledger.tell_column((extract(epoch from added.counts_until) * 1000000)::bigint::text) || ledger.tell_column(added.scheme_id::text) || ledger.tell_column(added.scheme_policy_id::text) || ledger.tell_column(added.deductions::text) || ledger.tell_column(added.visits::text) || ledger.tell_column(encode(added.input_digest, 'hex')) || ledger.tell_column(encode(added.result_digest, 'hex')) || ledger.tell_column((extract(epoch from added.published_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_published_ranking()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;published_ranking;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.revision::text) || ledger.tell_column((extract(epoch from added.counts_until) * 1000000)::bigint::text) || ledger.tell_column(added.evaluations::text) || ledger.tell_column(added.invalidated::text) || ledger.tell_column(added.exempted::text) || ledger.tell_column(added.log_size::text) || ledger.tell_column(added.score_policy_id::text) || ledger.tell_column(added.evaluation_policy_id::text) || ledger.tell_column(added.inputs::text) || ledger.tell_column(encode(added.result_digest, 'hex')) || ledger.tell_column((extract(epoch from added.published_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_published_rule()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;published_rule;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.publication_policy_id::text) || ledger.tell_column((extract(epoch from added.published_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_ranking_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0106'::bytea || sha256(convert_to('yiping/fact/v1;ranking_withdrawal;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.reason::text) || ledger.tell_column((extract(epoch from added.withdrawn_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_report()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;report;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.period::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.to_day, 'YYYY-MM-DD')) || ledger.tell_column(added.publication_id::text) || ledger.tell_column(encode(added.digest, 'hex')) || ledger.tell_column((extract(epoch from added.made_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_alert_opening()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_alert_opening;' || ledger.tell_column(added.alert_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.opened::text) || ledger.tell_column(added.order_id::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_alert_visit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_alert_visit;' || ledger.tell_column(added.alert_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.plan_id::text) || ledger.tell_column(added.refusal::text) || ledger.tell_column((extract(epoch from added.placed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_bridge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_bridge;' || ledger.tell_column(added.computation_id::text) || ledger.tell_column(added.changed::text) || ledger.tell_column(to_char(added.rules_day, 'YYYY-MM-DD')) || ledger.tell_column((extract(epoch from added.asked_until) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_computation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_computation;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(to_char(added.end_day, 'YYYY-MM-DD')) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.revision::text) || ledger.tell_column((extract(epoch from added.counts_until) * 1000000)::bigint::text) || ledger.tell_column((extract(epoch from added.objections_until) * 1000000)::bigint::text) || ledger.tell_column(added.evaluations::text) || ledger.tell_column(added.invalidated::text) || ledger.tell_column(added.exempted::text) || ledger.tell_column(added.log_size::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.score_policy_id::text) || ledger.tell_column(added.evaluation_policy_id::text) || ledger.tell_column(added.inputs::text) || ledger.tell_column(encode(added.result_digest, 'hex')) || ledger.tell_column(added.reason::text) || ledger.tell_column((extract(epoch from added.computed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_link_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_link_decision;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.turn::text) || ledger.tell_column(added.link::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.is_on::text) || ledger.tell_column(to_char(added.from_day, 'YYYY-MM-DD')) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_list()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_list;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.computation_id::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.alert_policy_id::text) || ledger.tell_column(added.list_policy_id::text) || ledger.tell_column(encode(added.result_digest, 'hex')) || ledger.tell_column(added.alerts::text) || ledger.tell_column(added.entries::text) || ledger.tell_column((extract(epoch from added.computed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_list_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_list_answer;' || ledger.tell_column(added.entry_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.answered_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_list_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_list_decision;' || ledger.tell_column(added.entry_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_list_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_list_entry;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.list_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.list::text) || ledger.tell_column(added.decision_id::text) || ledger.tell_column((extract(epoch from added.answers_until) * 1000000)::bigint::text) || ledger.tell_column(to_char(added.ends_on, 'YYYY-MM-DD')) || ledger.tell_column((extract(epoch from added.listed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_objection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_objection;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.computation_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.objected_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_objection_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;score_objection_decision;' || ledger.tell_column(added.objection_id::text) || ledger.tell_column(added.objected_by::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.remedy::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_scheme()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;score_scheme;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.code::text) || ledger.tell_column(added.version::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.body::text) || ledger.tell_column(added.source::text) || ledger.tell_column(added.base_id::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.drafted_by::text) || ledger.tell_column((extract(epoch from added.drafted_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_score_scheme_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;score_scheme_end;' || ledger.tell_column(added.scheme_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.drafted_by::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.reason::text) || ledger.tell_column((extract(epoch from added.ended_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_service_hall_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;service_hall_version;' || ledger.tell_column(added.hall_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.managing_organization_id::text) || ledger.tell_column(added.address::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_service_item_variant_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;service_item_variant_version;' || ledger.tell_column(added.variant_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_service_item_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;service_item_version;' || ledger.tell_column(added.item_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.task_type::text) || ledger.tell_column(added.organization_id::text) || ledger.tell_column(added.for_citizens::text) || ledger.tell_column(added.for_enterprises::text) || ledger.tell_column(added.case_type::text) || ledger.tell_column(added.committed_limit_value::text) || ledger.tell_column(added.committed_limit_unit::text) || ledger.tell_column(added.statutory_limit_value::text) || ledger.tell_column(added.statutory_limit_unit::text) || ledger.tell_column(added.must_be_on_site::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_service_window_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;service_window_version;' || ledger.tell_column(added.window_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_staff_statement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;staff_statement;' || ledger.tell_column(added.evaluation_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.made_at) * 1000000)::bigint::text) || ledger.tell_column(added.record_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_suggestion()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;suggestion;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.window_id::text) || ledger.tell_column(added.item_id::text) || ledger.tell_column(added.has_contact::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.received_at) * 1000000)::bigint::text) || ledger.tell_column(encode(added.idempotency_key_hash, 'hex')) || ledger.tell_column(encode(added.request_hash, 'hex')), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_suggestion_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;suggestion_step;' || ledger.tell_column(added.suggestion_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.into_id::text) || ledger.tell_column(added.finding_id::text) || ledger.tell_column(added.record_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_told_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;told_text;' || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(encode(added.digest, 'hex')), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_unmasking()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;unmasking;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.case_id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.hall_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.field::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column((extract(epoch from added.shown_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_vault_key_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010d'::bytea || sha256(convert_to('yiping/fact/v1;vault.key_event;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.epoch::text) || ledger.tell_column(added.data_keys::text) || ledger.tell_column(added.kept_natural_years::text) || ledger.tell_column((extract(epoch from added.at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.scheme_id::text) || ledger.tell_column(added.audience::text) || ledger.tell_column(added.parent::text) || ledger.tell_column(added.things::text) || ledger.tell_column(added.method::text) || ledger.tell_column(added.policy_id::text) || ledger.tell_column(added.purpose::text) || ledger.tell_column(added.opened_by::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting_answer;' || ledger.tell_column(added.weighting_id::text) || ledger.tell_column(added.round::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.judgements::text) || ledger.tell_column(added.consistency::text) || ledger.tell_column((extract(epoch from added.answered_at) * 1000000)::bigint::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting_draft()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting_draft;' || ledger.tell_column(added.weighting_id::text) || ledger.tell_column(added.scheme_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.drafted_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting_expert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting_expert;' || ledger.tell_column(added.weighting_id::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting_result()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting_result;' || ledger.tell_column(added.weighting_id::text) || ledger.tell_column(added.round::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.answers::text) || ledger.tell_column(added.body::text) || ledger.tell_column((extract(epoch from added.computed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting_round()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting_round;' || ledger.tell_column(added.weighting_id::text) || ledger.tell_column(added.round::text) || ledger.tell_column((extract(epoch from added.answer_by) * 1000000)::bigint::text) || ledger.tell_column(added.opened_by::text) || ledger.tell_column((extract(epoch from added.opened_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_weighting_round_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;weighting_round_end;' || ledger.tell_column(added.weighting_id::text) || ledger.tell_column(added.round::text) || ledger.tell_column(added.closed_by::text) || ledger.tell_column((extract(epoch from added.closed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_window_hours_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;window_hours_version;' || ledger.tell_column(added.window_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.hours::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_window_item_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;window_item_version;' || ledger.tell_column(added.window_item_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_window_staff_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x010e'::bytea || sha256(convert_to('yiping/fact/v1;window_staff_version;' || ledger.tell_column(added.staff_id::text) || ledger.tell_column(to_char(added.effective_from, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.post::text) || ledger.tell_column(added.employing_organization_id::text) || ledger.tell_column(added.managing_hall_id::text) || ledger.tell_column(added.appraising_organization_id::text) || ledger.tell_column(to_char(added.on_probation_until, 'YYYY-MM-DD')) || ledger.tell_column(added.status::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(added.name_record_id::text) || ledger.tell_column(encode(added.name_index, 'hex')) || ledger.tell_column(added.nonce::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_withdrawal_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;withdrawal_decision;' || ledger.tell_column(added.proposal_id::text) || ledger.tell_column(added.outcome::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.decided_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_withdrawal_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), date_trunc('hour', now()) + interval '1 hour'
  from (select E'\\x0109'::bytea || sha256(convert_to('yiping/fact/v1;withdrawal_proposal;' || ledger.tell_column(added.id::text) || ledger.tell_column(added.publication_id::text) || ledger.tell_column(added.turn::text) || ledger.tell_column(added.period::text) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.reason::text) || ledger.tell_column(added.account_id::text) || ledger.tell_column((extract(epoch from added.proposed_at) * 1000000)::bigint::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_working_calendar_day()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;working_calendar_day;' || ledger.tell_column(added.division_id::text) || ledger.tell_column(to_char(added.day, 'YYYY-MM-DD')) || ledger.tell_column(added.revision::text) || ledger.tell_column(added.kind::text) || ledger.tell_column(added.name::text) || ledger.tell_column(added.source::text) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(added.account_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.log_working_calendar_year()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), now()
  from (select E'\\x0105'::bytea || sha256(convert_to('yiping/fact/v1;working_calendar_year;' || ledger.tell_column(added.division_id::text) || ledger.tell_column(added.year::text) || ledger.tell_column(added.source::text) || ledger.tell_column(to_char(added.announced_on, 'YYYY-MM-DD')) || ledger.tell_column((extract(epoch from added.recorded_at) * 1000000)::bigint::text) || ledger.tell_column(added.document_no::text) || ledger.tell_column(added.account_id::text), 'UTF8')) as leaf from added offset 0) made;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION ledger.never_emptied()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is never emptied', tg_table_name using errcode = '42501';
end
$function$
CREATE OR REPLACE FUNCTION ledger.tell_column(told text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(octet_length(told)::text || ':' || told, '-') || ';'
$function$
CREATE OR REPLACE FUNCTION ledger.tell_columns(fact_table regclass, columns text[])
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select string_agg('ledger.tell_column(' || case format_type(a.atttypid, null)
      when 'timestamp with time zone' then format('(extract(epoch from added.%I) * 1000000)::bigint::text', a.attname)
      when 'date' then format('to_char(added.%I, ''YYYY-MM-DD'')', a.attname)
      when 'bytea' then format('encode(added.%I, ''hex'')', a.attname)
      else format('added.%I::text', a.attname)
    end || ')', ' || ' order by w.place)
  from unnest(columns) with ordinality as w (name, place)
  join pg_attribute a on a.attrelid = fact_table and a.attname = w.name and a.attnum > 0
  having count(*) = cardinality(columns)
$function$
CREATE OR REPLACE FUNCTION ledger.tile_only_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' or new.width < old.width or substr(new.hashes, 1, length(old.hashes)) <> old.hashes then
    raise exception 'a tile only grows' using errcode = '42501';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.audit_entry_digest(entry audit_entry)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  select sha256(convert_to('yiping/audit-entry/v1;' || (
    select string_agg(coalesce(octet_length(told)::text || ':' || told, '-') || ';', '' order by place)
    from unnest(array[
      entry.id::text, (extract(epoch from entry.at) * 1000000)::bigint::text, entry.actor_kind, entry.actor_id::text, entry.post_id::text,
      entry.role, entry.command, entry.act, entry.target_kind, entry.target_id, entry.result, entry.division_id::text,
      entry.hall_id::text, host(entry.from_address), entry.request_id, entry.detail::text
    ]) with ordinality as columns (told, place)), 'UTF8'))
$function$
CREATE OR REPLACE FUNCTION public.count_weighting_answers(weighting uuid, of_round smallint)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select count(*)::integer from public.weighting_answer a where a.weighting_id = $1 and a.round = $2
$function$
CREATE OR REPLACE FUNCTION public.drop_expired_audit_months()
 RETURNS TABLE(month text, entries bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  kept_months integer;
  part record;
begin
  select greatest(6, max((p.body ->> 'keptMonths')::integer)) into kept_months from public.policy p where p.word = 'audit';
  for part in
    select c.oid::regclass as name, substring(c.relname from '_([0-9]{6})$') as yyyymm
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.audit_entry'::regclass and c.relname ~ '_[0-9]{6}$'
      and to_date(substring(c.relname from '_([0-9]{6})$'), 'YYYYMM') + make_interval(months => kept_months + 1) <= now() at time zone 'Asia/Shanghai'
    order by 2
  loop
    month := part.yyyymm;
    execute format('select count(*) from %s', part.name) into entries;
    execute format('drop table %s', part.name);
    return next;
  end loop;
end
$function$
CREATE OR REPLACE FUNCTION public.evaluation_counted(e evaluation)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object(
    'serviceDay', to_char(e.service_day, 'YYYY-MM-DD'),
    'division', (select division_code from administrative_division where id = e.division_id),
    'receivingDivision', (select division_code from administrative_division where id = e.receiving_division_id),
    'receivingOrganization', (select uscc from organization where id = e.receiving_organization_id),
    'decidingDivision', (select division_code from administrative_division where id = e.deciding_division_id),
    'decidingOrganization', (select uscc from organization where id = e.deciding_organization_id),
    'source', (select source_code from data_source where id = e.source_id),
    'variant', (select handle_item_code from service_item_variant where id = e.variant_id),
    'attribution', e.attribution, 'authority', e.authority, 'identityMode', e.identity_mode, 'service', e.service, 'mode', e.mode,
    'outcome', e.outcome, 'audience', e.audience, 'reasonPending', e.reason_pending, 'hasAgent', e.has_agent,
    'legallyRequiredRefusal', e.legally_required_refusal, 'prejudged', e.prejudged, 'assisted', e.assisted,
    'ageBand', e.age_band, 'waitingBand', e.waiting_band, 'handlingBand', e.handling_band, 'lagBand', e.lag_band,
    'timesSubmittedBand', e.times_submitted_band, 'tripsBand', e.trips_band)
$function$
CREATE OR REPLACE FUNCTION public.is_assessment_published(plan_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from assessment_publication p where p.plan_id = is_assessment_published.plan_id)
$function$
CREATE OR REPLACE FUNCTION public.is_protected(fact_table regclass)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from pg_catalog.pg_trigger where tgrelid = fact_table and tgname = 'refuse_change')
$function$
CREATE OR REPLACE FUNCTION public.is_visit_published(visit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select from public.assessment_visit v join public.assessment_publication p on p.plan_id = v.plan_id where v.id = visit)
$function$
CREATE OR REPLACE FUNCTION public.keep_what_was_asked_about()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'service_occurrence' then
    if old.ended_at is not null
      and (old.division_id, old.hall_id, old.window_id, old.staff_id, old.service, old.mode, old.outcome, old.legally_required_refusal, old.ended_at)
        is distinct from
        (new.division_id, new.hall_id, new.window_id, new.staff_id, new.service, new.mode, new.outcome, new.legally_required_refusal, new.ended_at)
    then
      raise exception 'SERVICE_ENDED_ALREADY' using errcode = 'YP001';
    end if;
  elsif old.is_drill <> new.is_drill or (
      (old.item_id, old.variant_id, old.audience, old.receiving_division_id, old.receiving_organization_id, old.deciding_division_id,
        old.deciding_organization_id, old.attribution)
      is distinct from
      (new.item_id, new.variant_id, new.audience, new.receiving_division_id, new.receiving_organization_id, new.deciding_division_id,
        new.deciding_organization_id, new.attribution)
      and exists (select from public.service_occurrence o where o.case_id = old.id and o.ended_at is not null))
  then
    raise exception 'SERVICE_ENDED_ALREADY' using errcode = 'YP001';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.log_earlier_comment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into earlier_record (record_id, told)
  select c.id, jsonb_build_object('counted', public_comment_counted(c)) from public_comment c where c.id = new.id;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.log_earlier_evaluation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into earlier_record (record_id, told)
  select e.id, jsonb_build_object('origin', e.origin, 'counted', evaluation_counted(e)) from evaluation e where e.id = new.id;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.make_month_partitions(months_ahead integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  parent text;
  month_start timestamp;
  partition_name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('make_month_partitions'));
  for parent in select table_name from public.monthly_partitioned order by table_name loop
    for ahead in 0 .. least(months_ahead, 24) loop
      month_start := date_trunc('month', now() at time zone 'Asia/Shanghai') + make_interval(months => ahead);
      partition_name := parent || '_' || to_char(month_start, 'YYYYMM');
      if to_regclass(partition_name) is null then
        execute format('create table %s partition of %s for values from (%L) to (%L)', partition_name, parent,
          public.uuid_v7_floor(month_start at time zone 'Asia/Shanghai'),
          public.uuid_v7_floor((month_start + interval '1 month') at time zone 'Asia/Shanghai'));
        if public.is_protected(parent::regclass) then
          call public.protect_facts(partition_name::regclass);
        end if;
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$function$
CREATE OR REPLACE FUNCTION public.make_past_month_partitions(from_day date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  parent text;
  this_month timestamp := date_trunc('month', now() at time zone 'Asia/Shanghai');
  month_start timestamp;
  partition_name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('make_month_partitions'));
  for parent in select table_name from public.monthly_partitioned order by table_name loop
    month_start := greatest(date_trunc('month', from_day::timestamp), this_month - interval '60 months');
    while month_start < this_month loop
      partition_name := parent || '_' || to_char(month_start, 'YYYYMM');
      if to_regclass(partition_name) is null then
        begin
          execute format('create table %s partition of %s for values from (%L) to (%L)', partition_name, parent,
            public.uuid_v7_floor(month_start at time zone 'Asia/Shanghai'),
            public.uuid_v7_floor((month_start + interval '1 month') at time zone 'Asia/Shanghai'));
          if public.is_protected(parent::regclass) then
            call public.protect_facts(partition_name::regclass);
          end if;
          made := made + 1;
        exception when check_violation then
          null; -- the default partition holds records of this month
        end;
      end if;
      month_start := month_start + interval '1 month';
    end loop;
  end loop;
  return made;
end
$function$
CREATE OR REPLACE FUNCTION public.names_in_force(hall integer, window_ integer, item integer, day date)
 RETURNS TABLE(hall_name text, window_name text, item_name text)
 LANGUAGE sql
 STABLE
AS $function$
  select
    (select v.name from public.service_hall_version v where v.hall_id = hall
      order by v.effective_from > day, abs(v.effective_from - day), v.revision desc limit 1),
    (select v.name from public.service_window_version v where v.window_id = window_
      order by v.effective_from > day, abs(v.effective_from - day), v.revision desc limit 1),
    (select v.name from public.service_item_version v where v.item_id = item
      order by v.effective_from > day, abs(v.effective_from - day), v.revision desc limit 1)
$function$
CREATE OR REPLACE FUNCTION public.public_comment_counted(c public_comment)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('division', (select division_code from administrative_division where id = c.division_id), 'fromService', c.from_service)
$function$
CREATE OR REPLACE FUNCTION public.queue_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  insert into public.audit_pending (entry_id) values (new.id);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'FACTS_ARE_NEVER_CHANGED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_chunk_of_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from public.evidence_file where id = new.file_id) then
    if not exists (select from public.assessment_file where id = new.file_id)
      and not exists (select from public.deduction_file where id = new.file_id)
      and not exists (select from public.opinion_file where id = new.file_id) then
      raise exception 'CHUNK_OF_NOTHING: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23503';
    end if;
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_days_not_proposed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from public.exemption e
    where e.id = new.exemption_id and (new.outcome = 'REFUSED' or
      (new.from_day >= e.from_day and new.to_day <= e.to_day
        and (new.outcome = 'GRANTED') = (new.from_day = e.from_day and new.to_day = e.to_day)))) then
    raise exception 'DAYS_NOT_PROPOSED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_named_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from public.evidence_use where file_id = old.file_id)
    or exists (select from public.assessment_file_use where file_id = old.file_id)
    or exists (select from public.deduction_file_use where file_id = old.file_id)
    or exists (select from public.opinion_file where id = old.file_id) then
    if not exists (select from vault.erasure where record_id = old.file_id) then
      raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
    end if;
  end if;
  return old;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_overtaken_ranking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from public.published_ranking r where r.period = new.period and r.revision > new.revision) then
    raise exception 'NOT_AT_THIS_STAGE: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_own_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from public.score_list_answer a where a.entry_id = new.entry_id and a.account_id = new.account_id) then
    raise exception 'OWN_PROPOSAL: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_own_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from public.withdrawal_proposal p where p.id = new.proposal_id and p.account_id = new.account_id) then
    raise exception 'OWN_PROPOSAL: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_policy_of_nobody()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from policy_proposal p join policy_proposal_end e on e.proposal_id = p.id
    where p.id = new.proposal_id and e.outcome = 'ADOPTED' and p.word = new.word and p.division_id = new.division_id
      and p.effective_from = new.effective_from and p.effective_until is not distinct from new.effective_until
      and p.source = new.source and p.sources = new.sources and p.body = new.body
  ) then
    raise exception 'POLICY_OF_NOBODY: % was put in force without an adopted proposal', new.word using errcode = '42501';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_second_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('visit|' || new.visit_id, 0));
  if exists (select from public.assessment where visit_id = new.visit_id)
    or exists (select from public.assessment_visit_end where visit_id = new.visit_id) then
    raise exception 'VISIT_ENDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23505';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_second_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from public.withdrawal_proposal p left join public.withdrawal_decision d on d.proposal_id = p.id
    where p.publication_id = new.publication_id and (d.proposal_id is null or d.outcome = 'AGREED')
  ) then
    raise exception 'NOT_AT_THIS_STAGE: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_unrecorded_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from vault.erasure where record_id = (to_jsonb(old) ->> tg_argv[0])::uuid) then
    raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
  end if;
  return old;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_void_not_decided()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from public.manipulation_quarantine q
    join public.manipulation_decision d on d.signal_id = q.signal_id and d.is_confirmed
    join public.manipulation_proposal p on p.id = d.proposal_id and p.outcome = 'VOID'
    where q.evaluation_id = new.evaluation_id) then
    raise exception 'VOID_NOT_DECIDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.refuse_withdrawal_by_one()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from public.withdrawal_decision d join public.withdrawal_proposal p on p.id = d.proposal_id
    where p.publication_id = new.publication_id and d.outcome = 'AGREED' and d.account_id = new.account_id and p.reason = new.reason
  ) then
    raise exception 'WITHDRAWN_BY_ONE: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.scope_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('yiping.account', true), '')::uuid
$function$
CREATE OR REPLACE FUNCTION public.scope_divisions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select string_to_array(nullif(current_setting('yiping.divisions', true), ''), ',')::integer[]
$function$
CREATE OR REPLACE FUNCTION public.scope_halls()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select string_to_array(nullif(current_setting('yiping.halls', true), ''), ',')::integer[]
$function$
CREATE OR REPLACE FUNCTION public.scope_is_whole()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from public.administrative_division d
    where d.division_code = '000000000000' and d.id = any (public.scope_divisions()))
$function$
CREATE OR REPLACE FUNCTION public.scope_role()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('yiping.role', true), '')
$function$
CREATE OR REPLACE FUNCTION public.scope_staff()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('yiping.reader_staff', true), '')::integer
$function$
CREATE OR REPLACE FUNCTION public.seal_audit_entries(entries_max integer, OUT seal_no bigint, OUT seal_hash bytea, OUT sealed integer)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  last public.audit_seal;
  taken_ids uuid[];
  taken_digests bytea;
  made_at timestamptz;
begin
  sealed := 0;
  if not pg_try_advisory_xact_lock(hashtext('audit_seal')) then
    return;
  end if;
  with taken as (
    delete from public.audit_pending p using (select entry_id from public.audit_pending order by entry_id limit least(entries_max, 10000)) due
    where p.entry_id = due.entry_id returning p.entry_id
  )
  -- An entry that is gone already leaves an empty digest, which a check finds.
  select array_agg(t.entry_id order by t.entry_id),
    string_agg(case when e.id is null then decode(repeat('00', 32), 'hex') else public.audit_entry_digest(e) end, ''::bytea order by t.entry_id)
  into taken_ids, taken_digests
  from taken t left join public.audit_entry e on e.id = t.entry_id;
  if taken_ids is null then
    return;
  end if;
  select s.* into last from public.audit_seal s order by s.no desc limit 1;
  made_at := clock_timestamp();
  seal_no := coalesce(last.no, 0) + 1;
  last.hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  seal_hash := sha256(convert_to('yiping/audit-seal/v1;', 'UTF8') || int8send(seal_no) || last.hash
    || int8send((extract(epoch from made_at) * 1000000)::bigint) || taken_digests);
  insert into public.audit_seal (no, previous, sealed_at, entry_ids, digests, hash)
  values (seal_no, last.hash, made_at, taken_ids, taken_digests, seal_hash);
  sealed := cardinality(taken_ids);
end
$function$
CREATE OR REPLACE FUNCTION public.staff_of_account(account_id uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select staff_id from account where id = staff_of_account.account_id
$function$
CREATE OR REPLACE FUNCTION public.tell_terminals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('invitation', string_agg(distinct o.window_id::text, ','))
  from added join public.service_occurrence o on o.id = added.occurrence_id
  where o.ended_at > now() - interval '1 day'
  having count(*) between 1 and 100;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.uuid_v7_floor(instant timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$function$
CREATE OR REPLACE FUNCTION public.weighting_judgements(weighting uuid, of_round smallint)
 RETURNS SETOF integer[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select a.judgements from public.weighting_answer a
  join public.weighting_round_end e on e.weighting_id = a.weighting_id and e.round = a.round
  where a.weighting_id = $1 and a.round = $2 order by a.judgements
$function$
CREATE OR REPLACE PROCEDURE ledger.log_facts(IN name text, IN kind integer, IN columns text)
 LANGUAGE plpgsql
AS $procedure$
declare
  fact_table regclass := split_part(name, '/', 1)::regclass;
  told text := ledger.tell_columns(fact_table, string_to_array(columns, ' '));
  trigger_name text := 'log_' || replace(split_part(name, '/', 1), '.', '_');
  is_new boolean := not exists (select from pg_trigger where tgrelid = fact_table and tgname = 'log_facts');
  put text;
begin
  if told is null or not public.is_protected(fact_table) or (select relispartition from pg_class where oid = fact_table) then
    raise exception 'only what is never changed is logged, by columns that it has: %', name;
  end if;
  put := format($sql$
  insert into ledger.pending_leaf (leaf, leaf_hash, due_at)
  select made.leaf, sha256('\x00'::bytea || made.leaf), %s
  from (select %L::bytea || sha256(convert_to(%L || %s, 'UTF8')) as leaf from added offset 0) made$sql$,
    case when kind = 9 then $sql$date_trunc('hour', now()) + interval '1 hour'$sql$ else 'now()' end,
    '\x01' || lpad(to_hex(kind), 2, '0'), 'yiping/fact/v1;' || name || ';', told);
  -- Runs as the owner: no role of the product needs to be able to put a leaf there for it.
  execute format($sql$create or replace function ledger.%I() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $trigger$
begin%s;
  return null;
end
$trigger$$sql$, trigger_name, put);
  execute format('revoke execute on function ledger.%I() from public', trigger_name);
  execute format('create or replace trigger log_facts after insert on %s referencing new table as added for each statement execute function ledger.%I()',
    fact_table, trigger_name);
  if is_new then
    execute format('with added as (select * from %s) %s', fact_table, put);
  end if;
end
$procedure$
CREATE OR REPLACE PROCEDURE public.partition_by_month(IN parent text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create table %s_default partition of %s default', parent, parent);
  if is_protected(parent::regclass) then
    call protect_facts((parent || '_default')::regclass);
  end if;
  insert into monthly_partitioned (table_name) values (parent);
end
$procedure$
CREATE OR REPLACE PROCEDURE public.protect_facts(IN fact_table regclass)
 LANGUAGE plpgsql
AS $procedure$
declare
  part regclass;
begin
  for part in select fact_table union select relid from pg_partition_tree(fact_table) loop
    execute format('create or replace trigger refuse_change before update or delete or truncate on %s for each statement execute function public.refuse_change()', part);
  end loop;
end
$procedure$
CREATE OR REPLACE PROCEDURE public.scope_rows(IN scoped regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', scoped);
  execute format('create policy not_staff on %s to yiping_app, yiping_intake, yiping_vault, yiping_sealer, yiping_sweep using (true) with check (true)', scoped);
  execute format('create policy staff_of_the_place on %s for select to yiping_staff
    using (hall_id = any (public.scope_halls()) or division_id = any (public.scope_divisions()))', scoped);
end
$procedure$
CREATE OR REPLACE PROCEDURE public.ship_assessment_form(IN form_code text, IN form_source text, IN form jsonb)
 LANGUAGE plpgsql
AS $procedure$
declare
  form_id uuid := gen_random_uuid();
  country integer := (select id from administrative_division where division_code = '000000000000');
begin
  insert into assessment_form (id, code, version, division_id, body, source, drafted_at)
  values (form_id, form_code, 1, country, form, form_source, now());
  insert into assessment_form_end (form_id, division_id, outcome, effective_from, ended_at)
  values (form_id, country, 'PUBLISHED', '2019-12-03', now());
end
$procedure$
CREATE OR REPLACE PROCEDURE public.ship_indicators(IN pack_code text, IN indicators jsonb)
 LANGUAGE sql
AS $procedure$
insert into indicator (code, pack, body, shipped_at)
select each ->> 'code', pack_code, each, now() from jsonb_array_elements(indicators) as each
$procedure$
CREATE OR REPLACE PROCEDURE public.ship_score_scheme(IN scheme_code text, IN scheme_source text, IN scheme jsonb)
 LANGUAGE plpgsql
AS $procedure$
declare
  scheme_id uuid := gen_random_uuid();
  country integer := (select id from administrative_division where division_code = '000000000000');
  own jsonb := (
    select jsonb_agg(i.body order by i.code) from indicator i
    where i.code in (select jsonb_path_query(scheme, '$.trees.*.nodes[*].indicator') #>> '{}')
  );
begin
  insert into score_scheme (id, code, version, division_id, body, source, drafted_at)
  values (scheme_id, scheme_code, 1, country, scheme || jsonb_build_object('indicators', own), scheme_source, now());
  insert into score_scheme_end (scheme_id, division_id, outcome, effective_from, ended_at)
  values (scheme_id, country, 'PUBLISHED', '2019-12-03', now());
end
$procedure$

-- views
 SELECT COALESCE(named.name_record_id, s.record_id) AS record_id
   FROM ((window_staff s
     CROSS JOIN LATERAL ( SELECT v.status
           FROM window_staff_version v
          WHERE (v.staff_id = s.id)
          ORDER BY v.effective_from DESC, v.revision DESC
         LIMIT 1) last)
     LEFT JOIN LATERAL ( SELECT v.name_record_id
           FROM window_staff_version v
          WHERE ((v.staff_id = s.id) AND (v.name_record_id IS NOT NULL))
          ORDER BY v.effective_from DESC, v.revision DESC
         LIMIT 1) named ON (true))
  WHERE (last.status = 'OPEN'::entry_status)
UNION ALL
 SELECT account.id AS record_id
   FROM account
  WHERE (account.disabled_at IS NULL)
UNION ALL
 SELECT f.id AS record_id
   FROM (account_factor f
     JOIN account a ON ((a.id = f.account_id)))
  WHERE ((f.removed_at IS NULL) AND (a.disabled_at IS NULL))
UNION ALL
 SELECT reminder_phone.record_id
   FROM reminder_phone;
 SELECT e.id AS record_id,
    e.id AS evaluation_id,
    'EVALUATION'::comment_origin AS origin,
    e.division_id,
    e.hall_id,
    e.window_id,
    e.item_id,
    e.grade,
    e.received_at AS said_at
   FROM evaluation e
  WHERE (e.has_comment AND (e.origin <> 'DRILL'::evaluation_origin))
UNION ALL
 SELECT r.record_id,
    e.id AS evaluation_id,
    'ADDED'::comment_origin AS origin,
    e.division_id,
    e.hall_id,
    e.window_id,
    e.item_id,
    e.grade,
    r.received_at AS said_at
   FROM (evaluation_reason r
     JOIN evaluation e ON ((e.id = r.evaluation_id)))
  WHERE (r.has_comment AND (e.origin <> 'DRILL'::evaluation_origin))
UNION ALL
 SELECT s.record_id,
    e.id AS evaluation_id,
    'LATER'::comment_origin AS origin,
    e.division_id,
    e.hall_id,
    e.window_id,
    e.item_id,
    s.grade,
    s.given_at AS said_at
   FROM (evaluation_supplement s
     JOIN evaluation e ON ((e.id = s.evaluation_id)))
  WHERE (s.has_comment AND (e.origin <> 'DRILL'::evaluation_origin))
UNION ALL
 SELECT c.id AS record_id,
    NULL::uuid AS evaluation_id,
    'PUBLIC'::comment_origin AS origin,
    c.division_id,
    c.hall_id,
    c.window_id,
    NULL::integer AS item_id,
    c.grade,
    c.received_at AS said_at
   FROM public_comment c
  WHERE c.has_comment;

-- grants
function count_weighting_answers(uuid,smallint) to yiping_app: execute
function drop_expired_audit_months() to yiping_sweep: execute
function is_assessment_published(uuid) to yiping_staff: execute
function is_visit_published(uuid) to yiping_staff: execute
function make_month_partitions(integer) to yiping_sweep: execute
function make_past_month_partitions(date) to yiping_sweep: execute
function seal_audit_entries(integer) to yiping_sweep: execute
function staff_of_account(uuid) to yiping_staff: execute
function weighting_judgements(uuid,smallint) to yiping_app: execute
ledger.anchoring to yiping_app: select
ledger.anchoring to yiping_sealer: insert, select
ledger.anchoring.claimed_until to yiping_sealer: update
ledger.anchoring.done_at to yiping_sealer: update
ledger.anchoring.fault to yiping_sealer: update
ledger.anchoring.finding to yiping_sealer: update
ledger.anchoring.next_try_at to yiping_sealer: update
ledger.anchoring.receipt to yiping_sealer: update
ledger.anchoring.root to yiping_sealer: update
ledger.anchoring.size to yiping_sealer: update
ledger.anchoring.state to yiping_sealer: update
ledger.anchoring.tries to yiping_sealer: update
ledger.checkpoint to yiping_app: select
ledger.checkpoint to yiping_sealer: insert, select
ledger.head to yiping_app: select
ledger.head to yiping_sealer: insert, select, update
ledger.key to yiping_app: insert, select
ledger.key to yiping_intake: select
ledger.key to yiping_sealer: select
ledger.key_end to yiping_app: insert, select
ledger.key_end to yiping_intake: select
ledger.key_end to yiping_sealer: select
ledger.key_successor to yiping_app: insert, select
ledger.key_successor to yiping_sealer: select
ledger.leaf to yiping_app: select
ledger.leaf to yiping_sealer: insert, select
ledger.pending_leaf to yiping_app: insert, select
ledger.pending_leaf to yiping_intake: insert
ledger.pending_leaf to yiping_sealer: delete, select
ledger.tile to yiping_app: select
ledger.tile to yiping_sealer: insert, select, update
ledger.witness_policy to yiping_app: insert, select
public.account to yiping_app: insert, select
public.account to yiping_staff: select
public.account.disabled_at to yiping_app: update
public.account.expires_at to yiping_app: update
public.account.staff_id to yiping_app: update
public.account_factor to yiping_app: insert, select
public.account_factor to yiping_vault: select
public.account_factor.account_id to yiping_staff: select
public.account_factor.confirmed_at to yiping_app: update
public.account_factor.confirmed_at to yiping_staff: select
public.account_factor.created_at to yiping_staff: select
public.account_factor.id to yiping_staff: select
public.account_factor.kind to yiping_staff: select
public.account_factor.last_step to yiping_app: update
public.account_factor.last_used_at to yiping_app: update
public.account_factor.removed_at to yiping_app: update
public.account_factor.removed_at to yiping_staff: select
public.account_factor.sign_count to yiping_app: update
public.account_known_device to yiping_app: insert, select
public.account_known_device to yiping_sweep: delete, select
public.account_known_device.last_at to yiping_app: update
public.account_password to yiping_app: insert, select
public.account_post to yiping_app: insert, select
public.account_post to yiping_staff: select
public.account_post to yiping_sweep: select
public.account_post.ended_at to yiping_app: update
public.account_session to yiping_app: insert, select
public.account_session to yiping_sweep: delete, select
public.account_session.account_id to yiping_staff: select
public.account_session.agent to yiping_app: update
public.account_session.division_id to yiping_app: update
public.account_session.division_id to yiping_staff: select
public.account_session.ended_at to yiping_app: update
public.account_session.ended_at to yiping_staff: select
public.account_session.from_address to yiping_app: update
public.account_session.hall_id to yiping_app: update
public.account_session.hall_id to yiping_staff: select
public.account_session.id to yiping_staff: select
public.account_session.post_id to yiping_app: update
public.account_session.second_factor_at to yiping_app: update
public.account_session.seen_at to yiping_app: update
public.account_session.seen_at to yiping_staff: select
public.account_session.started_at to yiping_staff: select
public.account_session.stepped_up_at to yiping_app: update
public.account_session.token_hash to yiping_app: update
public.account_sign_on to yiping_app: insert, select
public.account_sign_on.account_id to yiping_staff: select
public.account_sign_on.linked_at to yiping_staff: select
public.account_sign_on.removed_at to yiping_app: update
public.account_sign_on.removed_at to yiping_staff: select
public.accountability_decision to yiping_app: insert, select
public.accountability_decision to yiping_staff: select
public.accountability_decision to yiping_vault: select
public.accountability_proposal to yiping_app: insert, select
public.accountability_proposal to yiping_staff: select
public.accountability_proposal to yiping_vault: select
public.administrative_division to yiping_app: insert, select
public.administrative_division to yiping_intake: select
public.administrative_division to yiping_staff: select
public.administrative_division to yiping_sweep: select
public.administrative_division to yiping_vault: select
public.administrative_division_version to yiping_app: insert, select
public.administrative_division_version to yiping_intake: select
public.administrative_division_version to yiping_staff: select
public.administrative_division_version to yiping_sweep: select
public.administrative_division_version to yiping_vault: select
public.agency to yiping_app: insert, select
public.agency to yiping_staff: select
public.agency_end to yiping_app: insert, select
public.agency_end to yiping_staff: select
public.agency_term to yiping_app: insert, select
public.agency_term to yiping_staff: select
public.alert to yiping_app: insert, select
public.api_key to yiping_app: insert, select
public.api_key to yiping_sweep: select
public.api_key.created_at to yiping_staff: select
public.api_key.division_id to yiping_staff: select
public.api_key.expires_at to yiping_staff: select
public.api_key.hall_id to yiping_staff: select
public.api_key.id to yiping_staff: select
public.api_key.key_id to yiping_staff: select
public.api_key.name to yiping_staff: select
public.api_key.requires_signature to yiping_staff: select
public.api_key.revoked_at to yiping_app: update
public.api_key.revoked_at to yiping_staff: select
public.api_key.scopes to yiping_staff: select
public.api_key.source_id to yiping_staff: select
public.api_key_credential to yiping_app: insert, select
public.api_key_credential.api_key_id to yiping_staff: select
public.api_key_credential.created_at to yiping_staff: select
public.api_key_credential.division_id to yiping_staff: select
public.api_key_credential.ends_at to yiping_app: update
public.api_key_credential.ends_at to yiping_staff: select
public.api_key_credential.hall_id to yiping_staff: select
public.api_key_credential.id to yiping_staff: select
public.api_key_credential.public_key to yiping_staff: select
public.api_key_credential.used_at to yiping_app: update
public.api_key_credential.used_at to yiping_staff: select
public.api_key_nonce to yiping_app: insert, select
public.api_key_nonce to yiping_sweep: delete, select
public.appeal to yiping_app: insert, select
public.appeal to yiping_staff: select
public.appeal to yiping_vault: select
public.appeal_event to yiping_app: insert, select
public.appeal_event to yiping_staff: select
public.appeal_event to yiping_vault: select
public.appeal_state to yiping_app: insert, select
public.appeal_state to yiping_staff: select
public.appeal_state to yiping_vault: select
public.appeal_state.stage to yiping_app: update
public.appeal_state.verdict to yiping_app: update
public.appeal_state.version to yiping_app: update
public.assessment to yiping_app: insert, select
public.assessment to yiping_vault: select
public.assessment.division_id to yiping_staff: select
public.assessment.form_id to yiping_staff: select
public.assessment.hall_id to yiping_staff: select
public.assessment.marks to yiping_staff: select
public.assessment.points to yiping_staff: select
public.assessment.visit_id to yiping_staff: select
public.assessment.window_id to yiping_staff: select
public.assessment_draw to yiping_app: insert, select
public.assessment_draw to yiping_staff: select
public.assessment_file to yiping_app: insert, select
public.assessment_file to yiping_vault: select
public.assessment_file.bytes to yiping_staff: select
public.assessment_file.division_id to yiping_staff: select
public.assessment_file.hall_id to yiping_staff: select
public.assessment_file.id to yiping_staff: select
public.assessment_file.indicator to yiping_staff: select
public.assessment_file.media_type to yiping_staff: select
public.assessment_file.visit_id to yiping_staff: select
public.assessment_file_use to yiping_app: insert, select
public.assessment_file_use to yiping_staff: select
public.assessment_file_use to yiping_vault: select
public.assessment_finding to yiping_app: insert, select
public.assessment_finding.division_id to yiping_staff: select
public.assessment_finding.found_at to yiping_staff: select
public.assessment_finding.hall_id to yiping_staff: select
public.assessment_finding.id to yiping_staff: select
public.assessment_finding.indicator to yiping_staff: select
public.assessment_finding.origin to yiping_staff: select
public.assessment_finding.points to yiping_staff: select
public.assessment_finding.window_id to yiping_staff: select
public.assessment_finding_file to yiping_app: insert, select
public.assessment_finding_file to yiping_staff: select
public.assessment_finding_look to yiping_app: insert, select
public.assessment_finding_order to yiping_app: insert, select
public.assessment_finding_order to yiping_staff: select
public.assessment_form to yiping_app: insert, select
public.assessment_form_end to yiping_app: insert, select
public.assessment_freeze to yiping_app: insert, select
public.assessment_freeze to yiping_staff: select
public.assessment_plan to yiping_app: insert, select
public.assessment_plan to yiping_staff: select
public.assessment_plan_end to yiping_app: insert, select
public.assessment_plan_end to yiping_staff: select
public.assessment_population to yiping_app: insert, select
public.assessment_population to yiping_staff: select
public.assessment_publication to yiping_app: insert, select
public.assessment_publication to yiping_staff: select
public.assessment_review to yiping_app: insert, select
public.assessment_review_draw to yiping_app: insert, select
public.assessment_review_outcome to yiping_app: insert, select
public.assessment_secret to yiping_app: insert, select
public.assessment_visit to yiping_app: insert, select
public.assessment_visit to yiping_staff: select
public.assessment_visit_end to yiping_app: insert, select
public.assessment_visit_ending to yiping_app: insert, select
public.assessment_visit_ending_decision to yiping_app: insert, select
public.assessor to yiping_app: insert, select
public.assessor to yiping_staff: select
public.assessor_employer to yiping_app: insert, select
public.assessor_employer to yiping_staff: select
public.assessor_end to yiping_app: insert, select
public.assessor_end to yiping_staff: select
public.audit_entry to yiping_app: insert, select
public.audit_entry to yiping_staff: select
public.audit_entry to yiping_sweep: insert, select
public.audit_held to yiping_sweep: delete, select
public.audit_held.act to yiping_app: insert
public.audit_held.actor_id to yiping_app: insert
public.audit_held.actor_kind to yiping_app: insert
public.audit_held.at to yiping_app: insert
public.audit_held.command to yiping_app: insert
public.audit_held.detail to yiping_app: insert
public.audit_held.division_id to yiping_app: insert
public.audit_held.from_address to yiping_app: insert
public.audit_held.hall_id to yiping_app: insert
public.audit_held.held_at to yiping_app: select
public.audit_held.held_at to yiping_sweep: select
public.audit_held.id to yiping_app: insert
public.audit_held.post_id to yiping_app: insert
public.audit_held.request_id to yiping_app: insert
public.audit_held.result to yiping_app: insert
public.audit_held.role to yiping_app: insert
public.audit_held.target_id to yiping_app: insert
public.audit_held.target_kind to yiping_app: insert
public.audit_pending to yiping_app: select
public.audit_pending to yiping_staff: select
public.audit_pending to yiping_sweep: select
public.audit_seal to yiping_app: select
public.audit_seal to yiping_sweep: select
public.audit_seal_mac to yiping_app: select
public.audit_seal_mac to yiping_sweep: insert, select
public.blind_issue to yiping_app: insert, select
public.blind_key to yiping_app: insert, select
public.blind_redemption to yiping_app: insert
public.blind_secret to yiping_app: delete, insert
public.blind_secret to yiping_vault: select
public.blind_secret.key_id to yiping_app: select
public.blind_secret.record_id to yiping_app: select
public.calibration to yiping_app: insert, select
public.calibration_step to yiping_app: insert, select
public.closure_audit to yiping_app: insert, select
public.closure_audit to yiping_staff: select
public.closure_audit_candidate to yiping_app: insert, select
public.closure_audit_candidate to yiping_staff: select
public.closure_audit_draw to yiping_app: insert, select
public.closure_audit_outcome to yiping_app: insert, select
public.closure_audit_outcome to yiping_staff: select
public.closure_audit_outcome to yiping_vault: select
public.closure_audit_try to yiping_app: insert, select
public.closure_audit_try to yiping_staff: select
public.closure_audit_try to yiping_vault: select
public.comment_correction to yiping_app: insert, select
public.comment_correction to yiping_staff: select
public.comment_reader to yiping_app: insert, select, update
public.comment_reader to yiping_staff: select
public.comment_reading to yiping_app: insert, select
public.comment_reading to yiping_staff: select
public.comment_source to yiping_app: select
public.complaint to yiping_app: insert, select
public.complaint to yiping_vault: select
public.complaint.channel to yiping_staff: select
public.complaint.division_id to yiping_staff: select
public.complaint.hall_id to yiping_staff: select
public.complaint.has_contact to yiping_staff: select
public.complaint.id to yiping_staff: select
public.complaint.receipt_through_desk to yiping_staff: select
public.complaint.received_at to yiping_staff: select
public.composite_computation to yiping_app: insert, select
public.composite_computation to yiping_staff: select
public.composite_computation to yiping_vault: select
public.composite_input to yiping_app: insert, select
public.composite_result to yiping_app: insert, select
public.confidential_report to yiping_app: insert, select
public.confidential_report to yiping_staff: select
public.confidential_report to yiping_vault: select
public.confidential_report_event to yiping_app: insert, select
public.confidential_report_event to yiping_staff: select
public.confidential_report_event to yiping_vault: select
public.data_source to yiping_app: select
public.data_source to yiping_intake: select
public.data_source to yiping_staff: select
public.data_source to yiping_sweep: select
public.data_source to yiping_vault: select
public.deduction to yiping_app: insert, select
public.deduction to yiping_staff: select
public.deduction_answer to yiping_app: insert, select
public.deduction_answer to yiping_staff: select
public.deduction_decision to yiping_app: insert, select
public.deduction_decision to yiping_staff: select
public.deduction_file to yiping_app: insert, select
public.deduction_file.bytes to yiping_staff: select
public.deduction_file.division_id to yiping_staff: select
public.deduction_file.hall_id to yiping_staff: select
public.deduction_file.id to yiping_staff: select
public.deduction_file.media_type to yiping_staff: select
public.deduction_file_use to yiping_app: insert, select
public.deduction_file_use to yiping_staff: select
public.device to yiping_app: insert, select
public.device to yiping_sweep: select
public.device.division_id to yiping_staff: select
public.device.hall_id to yiping_staff: select
public.device.id to yiping_staff: select
public.device.kind to yiping_staff: select
public.device.name to yiping_staff: select
public.device.paired_at to yiping_staff: select
public.device.revoked_at to yiping_app: update
public.device.revoked_at to yiping_staff: select
public.device.settings to yiping_staff: select
public.device.window_id to yiping_staff: select
public.device_event to yiping_app: insert, select
public.device_event to yiping_staff: select
public.device_pairing to yiping_app: insert, select
public.device_pairing.used_at to yiping_app: update
public.device_state to yiping_app: insert, select, update
public.device_state to yiping_staff: select
public.device_state to yiping_sweep: select
public.dimension_tally to yiping_app: insert, select, update
public.dimension_tally to yiping_intake: insert, select, update
public.dimension_tally to yiping_sweep: select
public.disqualification to yiping_app: insert, select
public.disqualification_end to yiping_app: insert, select
public.do_not_call to yiping_app: insert, select
public.do_not_call to yiping_vault: select
public.drill_hop to yiping_app: insert, select
public.drill_run to yiping_app: insert, select
public.duty_shift to yiping_app: insert, select
public.duty_shift to yiping_staff: select
public.duty_shift_withdrawal to yiping_app: insert, select
public.duty_shift_withdrawal to yiping_staff: select
public.evaluated_count to yiping_app: select
public.evaluated_count to yiping_staff: select
public.evaluated_count to yiping_sweep: delete, insert, select
public.evaluation to yiping_app: select
public.evaluation to yiping_intake: insert, select
public.evaluation to yiping_sweep: select
public.evaluation to yiping_vault: select
public.evaluation.division_id to yiping_staff: select
public.evaluation.grade to yiping_staff: select
public.evaluation.hall_id to yiping_staff: select
public.evaluation.id to yiping_staff: select
public.evaluation.reason_pending to yiping_staff: select
public.evaluation.service_day to yiping_staff: select
public.evaluation.tags to yiping_staff: select
public.evaluation_audit to yiping_app: insert, select
public.evaluation_audit to yiping_staff: select
public.evaluation_audit to yiping_vault: select
public.evaluation_audit_draw to yiping_app: insert, select
public.evaluation_audit_freeze to yiping_app: insert, select
public.evaluation_audit_outcome to yiping_app: insert, select
public.evaluation_audit_outcome to yiping_staff: select
public.evaluation_audit_outcome to yiping_vault: select
public.evaluation_audit_stratum to yiping_app: insert, select
public.evaluation_audit_try to yiping_app: insert, select
public.evaluation_audit_try to yiping_staff: select
public.evaluation_capture to yiping_app: insert, select
public.evaluation_capture to yiping_sweep: select
public.evaluation_capture to yiping_vault: select
public.evaluation_invalidation to yiping_app: insert, select
public.evaluation_invalidation to yiping_intake: select
public.evaluation_invalidation to yiping_staff: select
public.evaluation_invalidation to yiping_vault: select
public.evaluation_prompt to yiping_app: select
public.evaluation_prompt to yiping_intake: insert
public.evaluation_reason to yiping_app: select
public.evaluation_reason to yiping_intake: insert, select
public.evaluation_reason to yiping_sweep: select
public.evaluation_reason to yiping_vault: select
public.evaluation_reason.division_id to yiping_staff: select
public.evaluation_reason.evaluation_id to yiping_staff: select
public.evaluation_reason.hall_id to yiping_staff: select
public.evaluation_reason.record_id to yiping_staff: select
public.evaluation_reason.tags to yiping_staff: select
public.evaluation_supplement to yiping_app: insert, select
public.evaluation_supplement to yiping_vault: select
public.evaluation_supplement.division_id to yiping_staff: select
public.evaluation_supplement.evaluation_id to yiping_staff: select
public.evaluation_supplement.given_at to yiping_staff: select
public.evaluation_supplement.grade to yiping_staff: select
public.evaluation_supplement.hall_id to yiping_staff: select
public.evaluation_supplement.kind to yiping_staff: select
public.evaluation_supplement.record_id to yiping_staff: select
public.evaluation_supplement.tags to yiping_staff: select
public.evaluation_tag to yiping_app: select
public.evaluation_tag to yiping_intake: select
public.evaluation_tag to yiping_vault: select
public.evaluation_tag_set to yiping_app: select
public.evaluation_tag_set to yiping_intake: select
public.evaluation_tag_set to yiping_vault: select
public.evaluation_tally to yiping_app: insert, select, update
public.evaluation_tally to yiping_intake: insert, select, update
public.evaluation_tally to yiping_sweep: select
public.evidence_chunk to yiping_app: delete, insert
public.evidence_chunk to yiping_vault: select
public.evidence_chunk.file_id to yiping_app: select
public.evidence_chunk.seq to yiping_app: select
public.evidence_file to yiping_app: insert, select
public.evidence_file to yiping_staff: select
public.evidence_file to yiping_vault: select
public.evidence_use to yiping_app: insert, select
public.evidence_use to yiping_staff: select
public.evidence_use to yiping_vault: select
public.exemption to yiping_app: insert, select
public.exemption to yiping_staff: select
public.exemption_decision to yiping_app: insert, select
public.exemption_decision to yiping_staff: select
public.hall_hours_version to yiping_app: insert, select
public.hall_hours_version to yiping_sweep: select
public.handling_event to yiping_app: insert, select
public.handling_event to yiping_intake: insert, select
public.handling_event to yiping_staff: select
public.handling_event to yiping_vault: select
public.handling_opened_told to yiping_app: insert, select
public.handling_order to yiping_app: insert, select
public.handling_order to yiping_intake: insert, select
public.handling_order to yiping_staff: select
public.handling_order to yiping_vault: select
public.handling_order_state to yiping_app: insert, select
public.handling_order_state to yiping_intake: insert, select
public.handling_order_state to yiping_staff: select
public.handling_order_state to yiping_vault: select
public.handling_order_state.co_handlers to yiping_app: update
public.handling_order_state.is_extension_asked to yiping_app: update
public.handling_order_state.next_due_at to yiping_app: update
public.handling_order_state.next_look_at to yiping_app: update
public.handling_order_state.offered_to to yiping_app: update
public.handling_order_state.organization_id to yiping_app: update
public.handling_order_state.round to yiping_app: update
public.handling_order_state.stage to yiping_app: update
public.handling_order_state.version to yiping_app: update
public.handling_reminder to yiping_app: insert, select
public.handling_reminder to yiping_staff: select
public.handling_round to yiping_app: insert, select
public.handling_round to yiping_intake: insert
public.handling_round to yiping_staff: select
public.handling_round.acknowledge_due_at to yiping_app: update
public.handling_round.acknowledged_at to yiping_app: update
public.handling_round.answer_due_at to yiping_app: update
public.handling_round.answered_at to yiping_app: update
public.handling_round.contact_due_at to yiping_app: update
public.handling_round.contacted_at to yiping_app: update
public.handling_round.finding to yiping_app: update
public.handling_round.handle_due_at to yiping_app: update
public.handling_round.handled_at to yiping_app: update
public.handling_round.is_closed to yiping_app: update
public.handling_round.is_solved to yiping_app: update
public.handling_round.is_taken_up to yiping_app: update
public.handling_round.organization_id to yiping_app: update
public.handling_round.satisfaction to yiping_app: update
public.import_bad_row to yiping_app: delete, insert
public.import_bad_row to yiping_vault: select
public.import_bad_row.import_id to yiping_app: select
public.import_bad_row.problems to yiping_app: select
public.import_bad_row.row_no to yiping_app: select
public.import_chunk to yiping_app: delete, insert
public.import_chunk to yiping_vault: select
public.import_chunk.import_id to yiping_app: select
public.import_chunk.seq to yiping_app: select
public.import_run to yiping_app: insert, select
public.import_run.cleared_at to yiping_app: update
public.import_run.code to yiping_app: update
public.import_run.column_no to yiping_app: update
public.import_run.finished_at to yiping_app: update
public.import_run.lease to yiping_app: update
public.import_run.leased_until to yiping_app: update
public.import_run.rows_bad to yiping_app: update
public.import_run.rows_expected to yiping_app: update
public.import_run.rows_kept to yiping_app: update
public.import_run.rows_read to yiping_app: update
public.import_run.rows_unchanged to yiping_app: update
public.import_run.state to yiping_app: update
public.import_run.times_resumed to yiping_app: update
public.indicator to yiping_app: select
public.invitation to yiping_app: insert, select
public.invitation to yiping_intake: select
public.invitation to yiping_vault: select
public.invitation.division_id to yiping_staff: select
public.invitation.expires_at to yiping_staff: select
public.invitation.hall_id to yiping_staff: select
public.invitation.id to yiping_staff: select
public.invitation.occurrence_id to yiping_staff: select
public.invitation_count to yiping_app: insert, select
public.invitation_count_day to yiping_app: insert, select
public.invitation_opening to yiping_app: insert, select
public.invitation_opening to yiping_sweep: delete, select
public.item_guide_version to yiping_app: insert, select
public.ledger_opening to yiping_app: insert, select
public.ledger_opening to yiping_vault: select
public.ledger_opening_count to yiping_app: insert, select
public.ledger_opening_figure to yiping_app: insert, select
public.ledger_opening_hall to yiping_app: insert, select
public.ledger_opening_period to yiping_app: insert, select
public.letter to yiping_app: delete, insert, select
public.letter to yiping_sweep: delete, select
public.letter to yiping_vault: select
public.letter.attempts to yiping_app: update
public.letter.begun_at to yiping_app: update
public.letter.lease to yiping_app: update
public.letter.not_before to yiping_app: update
public.letter.other_index to yiping_app: update
public.letter.provider to yiping_app: update
public.letter.provider_reference to yiping_app: update
public.letter.sent_at to yiping_app: update
public.letter.state to yiping_app: update
public.letter_tally to yiping_app: insert, select, update
public.letter_tally to yiping_staff: select
public.letter_tally to yiping_sweep: select
public.malicious_entry to yiping_app: insert, select
public.malicious_entry to yiping_staff: select
public.malicious_entry_event to yiping_app: insert, select
public.malicious_entry_event to yiping_staff: select
public.malicious_entry_image to yiping_app: delete, insert, select
public.manipulation_baseline to yiping_app: insert, select
public.manipulation_day to yiping_app: insert, select
public.manipulation_decision to yiping_app: insert, select
public.manipulation_decision to yiping_staff: select
public.manipulation_proposal to yiping_app: insert, select
public.manipulation_proposal to yiping_staff: select
public.manipulation_quarantine to yiping_app: insert, select
public.manipulation_quarantine to yiping_staff: select
public.manipulation_replay to yiping_app: insert, select
public.manipulation_signal to yiping_app: insert, select
public.manipulation_signal to yiping_staff: select
public.message to yiping_app: insert, select
public.message to yiping_staff: select
public.message to yiping_sweep: delete, insert, select
public.message_read to yiping_app: insert, select
public.message_read to yiping_staff: select
public.message_read to yiping_sweep: delete, select
public.opening_tally to yiping_app: insert, select, update
public.opening_tally to yiping_staff: select
public.opening_tally to yiping_sweep: select
public.opinion_coding to yiping_app: insert, select
public.opinion_coding to yiping_staff: select
public.opinion_decision to yiping_app: insert, select
public.opinion_decision to yiping_staff: select
public.opinion_file to yiping_app: insert, select
public.opinion_file to yiping_staff: select
public.opinion_file to yiping_vault: select
public.opinion_finding to yiping_app: insert, select
public.opinion_finding to yiping_staff: select
public.opinion_ground to yiping_app: insert, select
public.opinion_ground to yiping_staff: select
public.opinion_protocol to yiping_app: insert, select
public.opinion_protocol to yiping_staff: select
public.opinion_protocol to yiping_vault: select
public.opinion_session to yiping_app: insert, select
public.opinion_session to yiping_staff: select
public.opinion_settlement to yiping_app: insert, select
public.opinion_settlement to yiping_staff: select
public.organization to yiping_app: insert, select
public.organization to yiping_intake: select
public.organization to yiping_staff: select
public.organization to yiping_vault: select
public.organization_version to yiping_app: insert, select
public.organization_version to yiping_staff: select
public.passkey_challenge to yiping_app: delete, insert, select
public.passkey_challenge to yiping_sweep: delete, select
public.policy to yiping_app: insert, select
public.policy to yiping_intake: select
public.policy to yiping_sealer: select
public.policy to yiping_sweep: select
public.policy to yiping_vault: select
public.policy_pack to yiping_app: select
public.policy_proposal to yiping_app: insert, select
public.policy_proposal_end to yiping_app: insert, select
public.practice to yiping_app: insert, select
public.practice to yiping_staff: select
public.practice_end to yiping_app: insert, select
public.practice_end to yiping_staff: select
public.problem_entry to yiping_app: insert, select
public.problem_entry to yiping_staff: select
public.public_comment to yiping_app: insert, select
public.public_comment to yiping_sweep: select
public.public_comment to yiping_vault: select
public.public_comment_tally to yiping_app: insert, select, update
public.public_comment_tally to yiping_staff: select
public.public_comment_tally to yiping_sweep: select
public.publication to yiping_app: insert, select
public.publication to yiping_vault: select
public.publication_step to yiping_app: insert, select
public.publication_step to yiping_vault: select
public.published_bridge to yiping_app: insert, select
public.published_bridge to yiping_vault: select
public.published_composite to yiping_app: insert, select
public.published_composite to yiping_vault: select
public.published_ranking to yiping_app: insert, select
public.published_ranking to yiping_vault: select
public.published_rule to yiping_app: insert, select
public.published_rule to yiping_vault: select
public.ranking_withdrawal to yiping_app: insert, select
public.ranking_withdrawal to yiping_vault: select
public.rate_count to yiping_sweep: delete, insert, select
public.rate_count.calls to yiping_sweep: update
public.redemption to yiping_app: select
public.redemption to yiping_intake: insert, select
public.redemption to yiping_sweep: select
public.redemption to yiping_vault: select
public.reminder_phone to yiping_app: delete, insert
public.reminder_phone to yiping_vault: select
public.reminder_phone.account_id to yiping_app: select
public.reminder_phone.kept_at to yiping_app: select, update
public.reminder_phone.record_id to yiping_app: select, update
public.reminder_phone.reminded_at to yiping_app: select, update
public.reminder_phone.sealed to yiping_app: update
public.report to yiping_app: insert, select
public.report to yiping_staff: select
public.score_alert to yiping_app: insert, select
public.score_alert to yiping_staff: select
public.score_alert_opening to yiping_app: insert, select
public.score_alert_opening to yiping_staff: select
public.score_alert_visit to yiping_app: insert, select
public.score_bridge to yiping_app: insert, select
public.score_bridge to yiping_staff: select
public.score_bridge to yiping_vault: select
public.score_computation to yiping_app: insert, select
public.score_computation to yiping_staff: select
public.score_computation to yiping_vault: select
public.score_input to yiping_app: insert, select
public.score_link_decision to yiping_app: insert, select
public.score_list to yiping_app: insert, select
public.score_list to yiping_staff: select
public.score_list_answer to yiping_app: insert, select
public.score_list_answer to yiping_staff: select
public.score_list_decision to yiping_app: insert, select
public.score_list_decision to yiping_staff: select
public.score_list_entry to yiping_app: insert, select
public.score_list_entry to yiping_staff: select
public.score_objection to yiping_app: insert, select
public.score_objection to yiping_staff: select
public.score_objection to yiping_vault: select
public.score_objection_decision to yiping_app: insert, select
public.score_objection_decision to yiping_staff: select
public.score_objection_decision to yiping_vault: select
public.score_result to yiping_app: insert, select
public.score_scheme to yiping_app: insert, select
public.score_scheme_end to yiping_app: insert, select
public.service_case to yiping_app: insert, select
public.service_case to yiping_intake: select
public.service_case to yiping_vault: select
public.service_case.accepted_at to yiping_app: update
public.service_case.accepted_at to yiping_staff: select
public.service_case.age_band to yiping_app: update
public.service_case.age_band to yiping_staff: select
public.service_case.applicant_type to yiping_app: update
public.service_case.applied_at to yiping_app: update
public.service_case.assisted to yiping_app: update
public.service_case.attribution to yiping_app: update
public.service_case.audience to yiping_app: update
public.service_case.authority to yiping_app: update
public.service_case.case_no_anywhere_index to yiping_staff: select
public.service_case.case_type to yiping_app: update
public.service_case.completed_at to yiping_app: update
public.service_case.data_quality to yiping_app: update
public.service_case.deciding_division_id to yiping_app: update
public.service_case.deciding_organization_id to yiping_app: update
public.service_case.division_id to yiping_app: update
public.service_case.division_id to yiping_staff: select
public.service_case.hall_id to yiping_app: update
public.service_case.hall_id to yiping_staff: select
public.service_case.handling_channel to yiping_app: update
public.service_case.has_agent to yiping_app: update
public.service_case.id to yiping_staff: select
public.service_case.is_drill to yiping_app: update
public.service_case.is_drill to yiping_staff: select
public.service_case.item_id to yiping_app: update
public.service_case.item_id to yiping_staff: select
public.service_case.organization_id to yiping_app: update
public.service_case.prejudged to yiping_app: update
public.service_case.receiving_division_id to yiping_app: update
public.service_case.receiving_organization_id to yiping_app: update
public.service_case.revision to yiping_app: update
public.service_case.revision_id to yiping_app: update
public.service_case.status to yiping_app: update
public.service_case.times_submitted to yiping_app: update
public.service_case.trips to yiping_app: update
public.service_case.updated_at to yiping_app: update
public.service_case.variant_id to yiping_app: update
public.service_case_revision to yiping_app: insert, select
public.service_hall to yiping_app: insert, select
public.service_hall to yiping_intake: select
public.service_hall to yiping_staff: select
public.service_hall to yiping_sweep: select
public.service_hall to yiping_vault: select
public.service_hall_version to yiping_app: insert, select
public.service_hall_version to yiping_intake: select
public.service_hall_version to yiping_staff: select
public.service_hall_version to yiping_sweep: select
public.service_hall_version to yiping_vault: select
public.service_item to yiping_app: insert, select
public.service_item to yiping_intake: select
public.service_item to yiping_staff: select
public.service_item to yiping_sweep: select
public.service_item to yiping_vault: select
public.service_item_variant to yiping_app: insert, select
public.service_item_variant to yiping_intake: select
public.service_item_variant to yiping_vault: select
public.service_item_variant_version to yiping_app: insert, select
public.service_item_version to yiping_app: insert, select
public.service_item_version to yiping_intake: select
public.service_item_version to yiping_staff: select
public.service_item_version to yiping_sweep: select
public.service_item_version to yiping_vault: select
public.service_occurrence to yiping_app: insert, select
public.service_occurrence to yiping_intake: select
public.service_occurrence to yiping_vault: select
public.service_occurrence.case_id to yiping_staff: select
public.service_occurrence.division_id to yiping_app: update
public.service_occurrence.division_id to yiping_staff: select
public.service_occurrence.ended_at to yiping_app: update
public.service_occurrence.ended_at to yiping_staff: select
public.service_occurrence.hall_id to yiping_app: update
public.service_occurrence.hall_id to yiping_staff: select
public.service_occurrence.handling_minutes to yiping_app: update
public.service_occurrence.id to yiping_staff: select
public.service_occurrence.legally_required_refusal to yiping_app: update
public.service_occurrence.mode to yiping_app: update
public.service_occurrence.outcome to yiping_app: update
public.service_occurrence.outcome to yiping_staff: select
public.service_occurrence.service to yiping_app: update
public.service_occurrence.staff_id to yiping_app: update
public.service_occurrence.started_at to yiping_app: update
public.service_occurrence.waiting_minutes to yiping_app: update
public.service_occurrence.window_id to yiping_app: update
public.service_occurrence.window_id to yiping_staff: select
public.service_window to yiping_app: insert, select
public.service_window to yiping_intake: select
public.service_window to yiping_staff: select
public.service_window to yiping_sweep: select
public.service_window to yiping_vault: select
public.service_window_version to yiping_app: insert, select
public.service_window_version to yiping_intake: select
public.service_window_version to yiping_staff: select
public.service_window_version to yiping_sweep: select
public.service_window_version to yiping_vault: select
public.sign_in_failure to yiping_app: delete, insert, select
public.sign_in_failure to yiping_sweep: delete, select
public.sign_in_failure.blocked_until to yiping_app: update
public.sign_in_failure.failures to yiping_app: update
public.sign_in_failure.last_at to yiping_app: update
public.sign_on_attempt to yiping_app: delete, insert, select
public.sign_on_attempt to yiping_sweep: delete, select
public.spent_challenge to yiping_app: insert, select
public.spent_challenge to yiping_sweep: delete, select
public.staff_evaluation to yiping_app: insert, select
public.staff_evaluation to yiping_staff: select
public.staff_evaluation to yiping_vault: select
public.staff_evaluation_day to yiping_app: insert, select
public.staff_statement to yiping_app: insert, select
public.staff_statement to yiping_staff: select
public.staff_statement to yiping_vault: select
public.suggestion to yiping_app: insert, select
public.suggestion to yiping_vault: select
public.suggestion.division_id to yiping_staff: select
public.suggestion.hall_id to yiping_staff: select
public.suggestion.has_contact to yiping_staff: select
public.suggestion.id to yiping_staff: select
public.suggestion.item_id to yiping_staff: select
public.suggestion.policy_id to yiping_staff: select
public.suggestion.received_at to yiping_staff: select
public.suggestion.window_id to yiping_staff: select
public.suggestion_step to yiping_app: insert, select
public.suggestion_step to yiping_staff: select
public.suggestion_step to yiping_vault: select
public.terminal_entry to yiping_app: insert, select
public.terminal_entry.device_id to yiping_staff: select
public.terminal_entry.division_id to yiping_staff: select
public.terminal_entry.fits to yiping_staff: select
public.terminal_entry.hall_id to yiping_staff: select
public.terminal_entry.sequence to yiping_staff: select
public.terminal_entry_outcome to yiping_app: insert, select
public.terminal_entry_outcome.device_id to yiping_staff: select
public.terminal_entry_outcome.division_id to yiping_staff: select
public.terminal_entry_outcome.hall_id to yiping_staff: select
public.terminal_entry_outcome.outcome to yiping_staff: select
public.terminal_gap to yiping_app: insert, select
public.terminal_gap to yiping_staff: select
public.told_text to yiping_app: insert, select
public.told_text to yiping_vault: select
public.unmasking to yiping_app: insert, select
public.unmasking to yiping_vault: select
public.weighting to yiping_app: insert, select
public.weighting_answer to yiping_app: insert, select
public.weighting_draft to yiping_app: insert, select
public.weighting_expert to yiping_app: insert, select
public.weighting_result to yiping_app: insert, select
public.weighting_round to yiping_app: insert, select
public.weighting_round_end to yiping_app: insert, select
public.window_composite to yiping_app: insert, select
public.window_composite to yiping_staff: select
public.window_composite to yiping_vault: select
public.window_hours_version to yiping_app: insert, select
public.window_item to yiping_app: insert, select
public.window_item to yiping_staff: select
public.window_item_version to yiping_app: insert, select
public.window_score to yiping_app: insert, select
public.window_score to yiping_staff: select
public.window_score to yiping_vault: select
public.window_staff to yiping_app: insert, select
public.window_staff to yiping_intake: select
public.window_staff to yiping_sweep: select
public.window_staff to yiping_vault: select
public.window_staff_version to yiping_app: insert, select
public.withdrawal_decision to yiping_app: insert, select
public.withdrawal_decision to yiping_vault: select
public.withdrawal_proposal to yiping_app: insert, select
public.withdrawal_proposal to yiping_vault: select
public.working_calendar_day to yiping_app: insert, select
public.working_calendar_year to yiping_app: insert, select
public.working_calendar_year to yiping_sweep: select
schema ledger to yiping_app: usage
schema ledger to yiping_intake: usage
schema ledger to yiping_sealer: usage
schema public to public: usage
schema public to yiping_app: usage
schema public to yiping_intake: usage
schema public to yiping_sealer: usage
schema public to yiping_staff: usage
schema public to yiping_sweep: usage
schema public to yiping_vault: usage
schema vault to yiping_app: usage
schema vault to yiping_intake: usage
schema vault to yiping_vault: usage
vault.data_key to yiping_app: insert
vault.data_key to yiping_intake: insert
vault.data_key to yiping_vault: select
vault.erasure to yiping_vault: select
vault.evaluation_link to yiping_intake: insert
vault.evaluation_link to yiping_vault: select
vault.index_suite to yiping_app: insert, select
vault.key_check to yiping_app: insert, select
vault.key_check to yiping_vault: select
vault.key_event to yiping_app: select
vault.sealed_field to yiping_app: insert
vault.sealed_field to yiping_intake: insert
vault.sealed_field to yiping_vault: select
