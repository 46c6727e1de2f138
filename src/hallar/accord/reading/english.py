"""The English words."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, mapped, words

NOUN_OR_VERB = words(
    "support work exchange increase boost review report search plan map form study release "
    "audit test design train fund finance grant post step host pilot cut fight limit name "
    "share contact process issue focus return use visit supply control monitor hand start "
    "launch deposit record pay respect trade permit approach link reform upgrade cover guard import "
    "export lift ease "
    "start function visit house sponsor patrol survey ban screen"
)
"""Words that are as often nouns as verbs: behind "and" they begin a verb only before an article."""
ENGLISH = Lexicon(
    commit=words("agree commit pledge undertake promise vow resolve decide concur pact assure"),
    commit_to_verb=words("seek aim plan intend strive propose endeavor endeavour determine offer "
        "volunteer expect accept"),
    announce=words("announce unveil"),
    discuss=words("analyze analyse discuss examine explore consider study address evaluate assess"),
    ways=words("how ways way means options measures mechanisms need"),
    oblige=words("must responsible tasked charged instructed asked requested required directed mandated"),
    speech=words(
        "say write declare tell state add stress note remark explain comment affirm express tweet "
        "post conclude "
        "emphasize underline reveal confirm disclose report"
    ),
    agreement_nouns=words("agreement point commitment outcome decision resolution deliverable issue result"),
    together=words("both two three four five all the"),
    party_nouns=words(
        "government leader delegation country party side nation president partner team participant minister "
        "secretary chancellor member head official authority institution agency neighbor neighbour state "
        "delegate representative counterpart attendee administration attorney"
    ),
    organisation_nouns=words(
        "government administration ministry ministries secretariat department agency agencies "
        "commission committee "
        "institute office council embassy consulate service prosecutor bureau unit team delegation police "
        "authority authorities laboratory university foundation fund bank board center "
        "centre mayor governor secretary minister president chair director coordinator federation registry "
        "association group force party side union organization organisation partnership court "
        "mission network "
        "collective hospital academy directorate customs cruz cross morgue parties technician subcommittee "
        "entity entities chamber assembly parliament undersecretary ambassador commissioner attorney sheriff "
        "cabinet municipality province county liaison desk section division"
    ),
    pronouns_one=words("it she he who which"),
    negations=words("not no never without neither nor cannot"),
    clause_starts=words("while whereas and but however ; meanwhile although"),
    acts=mapped({
        "establish": "forge kickstart "
        "commence institutionalize institutionalise activate "
        "establish create launch form set found constitute inaugurate institute start "
        "begin open "
        "install initiate introduce",
        "reactivate": "reconstitute "
        "revitalize revitalise reinvigorate rekindle "
        "reactivate resume relaunch restart revive reopen reestablish re-establish "
        "renew reinstate "
        "restore",
        "provide": "accommodate house sponsor underwrite "
        "supplement endow cover repay reimburse feed subsidise compensate furnish "
        "channel mobilize mobilise earmark dedicate devote award deploy "
        "provide deliver grant supply give offer donate contribute allocate assign "
        "fund finance lend "
        "disburse transfer send hand assist support pay make subsidize submit present dispatch",
        "invest": "invest",
        "meet": "meet hold convene host gather reconvene visit attend",
        "increase": "tighten toughen ramp empower "
        "elevate diversify amplify leverage fast-track "
        "consolidate redouble augment heighten multiply solidify cement prolong magnify "
        "increase strengthen expand boost enhance raise deepen intensify accelerate "
        "double extend "
        "reinforce broaden triple bolster step widen scale grow",
        "improve": "overhaul reform perfect "
        "shore refine revamp rationalize rationalise optimize optimise enrich "
        "improve modernize modernise upgrade better renovate streamline",
        "reduce": "abate relieve curtail remove "
        "minimize minimise diminish slow lessen "
        "reduce mitigate decrease lower cut limit alleviate ease stem shorten halve",
        "combat": "neutralize neutralise outlaw avert thwart ban prohibit overcome "
        "oppose stop halt deter interdict eliminate end punish suppress crack root "
        "combat fight counter tackle dismantle disrupt curb prevent confront address eradicate",
        "train": "familiarize familiarise sensitize "
        "instruct mentor upskill "
        "train teach educate certify",
        "exchange": "exchange share swap circulate",
        "publish": "communicate disseminate announce "
        "publish release post report disclose issue inform notify",
        "sign": "initial formalize formalise "
        "accede endorse enact finalize finalise renegotiate "
        "sign ratify conclude adopt approve negotiate amend",
        "build": "dredge "
        "repair build rebuild construct equip rehabilitate pave",
        "identify": "ascertain "
        "detect trace pinpoint "
        "identify locate search find resolve clarify",
        "coordinate": "standardize standardise unify "
        "connect link interconnect interact "
        "consult liaise partner synchronize synchronise integrate engage unite harmonise "
        "coordinate cooperate collaborate work align harmonize join cofinance",
        "protect": "guard patrol "
        "conserve uphold shield "
        "protect secure safeguard defend",
        "review": "appraise revisit update survey screen scrutinize scrutinise "
        "track oversee supervise measure reassess deliberate "
        "review evaluate assess monitor verify audit examine study analyze analyse "
        "discuss consider "
        "explore revise follow inspect check",
        "develop": ""
        "undertake pursue operationalize operationalise elaborate produce devise roll "
        "develop design draft prepare draw formulate run pilot "
        "complete finish test map plan organize organise compile",
        "promote": "prioritize prioritise advocate nurture cultivate spur catalyze catalyse attract "
        "champion drive favor favour incentivize incentivise "
        "promote foster encourage stimulate advance",
        "facilitate": "smooth liberalize liberalise "
        "expedite speed "
        "facilitate enable allow permit simplify",
        "continue": "continue maintain keep sustain",
        "ensure": "comply fulfil fulfill honour abide adhere "
        "enforce "
        "ensure guarantee assure",
        "appoint": "appoint name designate nominate hire recruit",
        "investigate": "investigate prosecute",
        "do": "implement carry execute conduct apply extradite deport resettle relocate suspend "
        "translate legalise legalize abolish regularise regularize lift waive exempt export withdraw "
        "demarcate delimit "
        "manage administer handle regulate operate respond recover "
        "take bring seek use collect register return repatriate receive accept admit process "
        "respect recognize purchase buy plant clean move digitize store preserve exhume sample vaccinate",
    }),
    act_nouns=mapped({
        "establish": "setting inception founding start commencement "
        "initiation inauguration "
        "creation establishment launch formation installation opening introduction",
        "reactivate": "revitalization revitalisation reinstatement "
        "reactivation resumption relaunch revival reopening renewal restoration",
        "provide": "donations deployment allocation "
        "support aid assistance help provision delivery donation supply funding financing "
        "disbursement contribution grant",
        "invest": "investment investments",
        "meet": "convening hosting holding "
        "forum roundtable talk consultation "
        "meeting visit summit",
        "increase": "extension intensification deepening consolidation "
        "increase boost strengthening expansion enhancement acceleration growth reinforcement",
        "improve": "optimization reform upgrading renovation "
        "improvement modernization modernisation upgrade",
        "reduce": "elimination removal "
        "reduction mitigation",
        "combat": "suppression tolerance crackdown "
        "prevention eradication dismantling "
        "fight",
        "train": "training",
        "exchange": "exchanges "
        "sharing "
        "exchange",
        "publish": "dissemination issuance "
        "publication release",
        "sign": "finalization finalisation accession "
        "negotiation conclusion "
        "signing signature ratification adoption",
        "build": "construction rehabilitation",
        "identify": "tracing "
        "identification search",
        "coordinate": "harmonization harmonisation integration engagement alignment interconnection "
        "coordination cooperation collaboration",
        "protect": "conservation preservation "
        "protection",
        "review": "assessment verification mapping "
        "study review evaluation monitoring audit revision survey",
        "develop": "drafting elaboration formulation "
        "development design preparation",
        "promote": "promotion",
        "appoint": "appointment designation",
        "facilitate": "liberalization liberalisation "
        "facilitation simplification",
        "ensure": "fulfilment fulfillment enforcement compliance",
        "do": "implementation execution application delimitation demarcation repatriation extradition",
    }),
    kinds=mapped({
        "training": "training train course workshop curriculum seminar instruction fellowship "
        "diploma scholarship",
        "meeting": "event talk round plenary forum roundtable symposium congress "
        "meeting summit conference session visit encounter gathering",
        "legal": "treaties accord arrangement "
        "law treaty legislation bill protocol memorandum convention visa visas ratify regulation "
        "decree "
        "extradition legal statute agreement amend",
        "institution": "cabinet board alliance platform coalition taskforce subcommittee subgroup "
        "force committee commission group office unit center centre mechanism dialogue agency "
        "council "
        "mission embassy consulate "
        "laboratory lab secretariat panel hotline desk registry bank body consortium institute "
        "database bureau team "
        "network observatory",
        "money": "loan fund money investment invest credit grant dollar peso euro financing budget funding "
        "finance resource usd contribution disbursement fund",
    }),
    courtesy=words(
        "thank gratitude grateful welcome cordial pleasant appreciate appreciation congratulate "
        "praise friendship "
        "honor honour hospitality warm condolence transcendent beneficial applaud salute greet "
        "celebrate historic "
        "fruitful pleased thanked toast"
    ),
    people=words(
        "family families migrant woman women child children victim worker official youth community "
        "communities "
        "producer farmer officer expert relative people person persons prosecutor student refugee adolescent "
        "resident household citizen businesses minor technician specialist entrepreneur returnee patient "
        "judge doctor teacher searcher police investigator analyst fisher artisan mother anthropologist nurse"
    ),
    articles=words("the a an its their his her this that these those our"),
    weak_future=words("be have remember remain become mark depend show need like go benefit help "
        "mean want take"),
)  # fmt: skip
