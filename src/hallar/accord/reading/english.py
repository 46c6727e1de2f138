"""The English words."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, mapped, words

ENGLISH = Lexicon(
    commit=words("agree commit pledge undertake promise vow resolve decide concur pact"),
    commit_to_verb=words("seek aim plan intend strive propose endeavor endeavour determine offer "
        "volunteer expect"),
    announce=words("announce unveil"),
    discuss=words("analyze analyse discuss examine explore consider study address evaluate assess"),
    ways=words("how ways way means options measures mechanisms need"),
    oblige=words("must responsible tasked charged instructed asked requested required directed mandated"),
    speech=words(
        "say write declare tell state add stress note remark explain comment affirm express tweet "
        "post conclude "
        "emphasize underline"
    ),
    agreement_nouns=words("agreement point commitment outcome decision resolution deliverable issue result"),
    together=words("both two three four five all the"),
    party_nouns=words(
        "government leader delegation country party side nation president partner team participant minister "
        "secretary chancellor member head official authority institution agency neighbor neighbour state "
        "counterpart attendee administration"
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
        "municipality province county liaison desk section division"
    ),
    pronouns_one=words("it she he who which"),
    negations=words("not no never without neither nor cannot"),
    clause_starts=words("while whereas and but however ; meanwhile although"),
    acts=mapped({
        "establish": "establish create launch form set found constitute inaugurate institute start "
        "begin open "
        "install initiate introduce",
        "reactivate": "reactivate resume relaunch restart revive reopen reestablish re-establish "
        "renew reinstate "
        "restore",
        "provide": "provide deliver grant supply give offer donate contribute allocate assign "
        "fund finance lend "
        "disburse transfer send hand assist support pay make subsidize submit present dispatch",
        "invest": "invest",
        "meet": "meet hold convene host gather reconvene",
        "increase": "increase strengthen expand boost enhance raise deepen intensify accelerate "
        "double extend "
        "reinforce broaden triple bolster step widen scale grow",
        "improve": "improve modernize modernise upgrade better renovate streamline",
        "reduce": "reduce mitigate decrease lower cut limit alleviate ease stem shorten halve",
        "combat": "combat fight counter tackle dismantle disrupt curb prevent confront address eradicate",
        "train": "train teach educate certify",
        "exchange": "exchange share swap circulate",
        "publish": "publish release post report disclose issue inform notify",
        "sign": "sign ratify conclude adopt approve negotiate amend",
        "build": "build rebuild construct equip rehabilitate pave",
        "identify": "identify locate search find resolve clarify",
        "coordinate": "coordinate cooperate collaborate work align harmonize join cofinance",
        "protect": "protect secure safeguard defend",
        "review": "review evaluate assess monitor verify audit examine study analyze analyse "
        "discuss consider "
        "explore revise follow inspect check",
        "develop": "develop design draft prepare draw formulate implement carry execute conduct run pilot "
        "update complete finish test map plan organize organise compile apply",
        "promote": "promote foster encourage stimulate advance",
        "facilitate": "facilitate enable allow permit simplify",
        "continue": "continue maintain keep sustain",
        "ensure": "ensure guarantee assure",
        "appoint": "appoint name designate nominate hire recruit",
        "investigate": "investigate prosecute",
        "do": "take bring seek use collect register return repatriate receive accept admit process "
        "respect recognize purchase buy plant clean move digitize store preserve exhume sample vaccinate",
    }),
    act_nouns=mapped({
        "establish": "creation establishment launch formation installation opening introduction",
        "reactivate": "reactivation resumption relaunch revival reopening renewal restoration",
        "provide": "support aid assistance help provision delivery donation supply funding financing "
        "disbursement contribution grant",
        "invest": "investment investments",
        "meet": "meeting visit summit",
        "increase": "increase boost strengthening expansion enhancement acceleration growth reinforcement",
        "improve": "improvement modernization modernisation upgrade",
        "reduce": "reduction mitigation",
        "combat": "fight",
        "train": "training",
        "exchange": "exchange",
        "publish": "publication release",
        "sign": "signing signature ratification adoption",
        "build": "construction rehabilitation",
        "identify": "identification search",
        "coordinate": "coordination cooperation collaboration",
        "protect": "protection",
        "review": "study review evaluation monitoring audit revision",
        "develop": "development design implementation preparation",
        "promote": "promotion",
        "appoint": "appointment designation",
        "facilitate": "facilitation simplification",
    }),
    kinds=mapped({
        "training": "training train course workshop curriculum seminar instruction fellowship "
        "diploma scholarship",
        "meeting": "meeting summit conference session visit encounter gathering",
        "legal": "law treaty legislation bill protocol memorandum convention visa visas ratify regulation "
        "decree "
        "extradition legal statute agreement amend",
        "institution": "force committee commission group office unit center centre mechanism dialogue agency "
        "council "
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
