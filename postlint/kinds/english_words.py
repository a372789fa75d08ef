"""Everyday words of posts that English has and its neighbours do not.

They are words that at least two posts of ``training/corpus`` use, without small words and without those
that other languages share (*radio*, *final*, *chef*). They prove nothing by themselves, since every
language borrows from English; they keep a headline with one ``le`` in it from being taken for foreign.
"""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
    abandoned aboard above accept accepted accessibility according account accountant across act actual
    actually add added address adds admin admire adopted adults advice advisers afraid afternoon
    afterthought afterwards against aged agency ages ago agree agreed agreement ahead aid airport alarm
    alive allen allow allowed alone along aloud already alright amazing ambulance among angry anniversary
    announce announced annual anonymous another answer answered answering answers anybody anyone anything
    anyway anywhere apart apologies apology apparently appeal applause applicants application apply
    appointed appointment apprentice approve argue argument arrival arrive arrived ashamed aside asked
    asking asks asleep asthma atrium attend auction audit aunt author autumn average avoid award awful baby
    badge badly bag bags bake baked bakery ballot ballots ban band bands banks banned batch bath baths
    battery bay beach bear bears beautiful become beds bedside beer bees beetles beetroot begin begins
    behind belonged belongs below bench benefits beside between bicycle bigger biggest bike bikes bill
    billion bin bins bird birth birthday biscuit biscuits bishop bit bite black blind block blood blue blunt
    blushing board boats body boiler book booked books bookshop booth boots border boring born borrowed boss
    both bottle bottom bought bow box boxes boy branch branches brass bread break breakfast breaks breast
    breath breathe brewer bridge bridges bring bringing brings broke broken brother brought brown bucket
    buckets budget bug bugs build building builds built burglary burn burnt buses butt button buttons buy
    buyers buying buys cake calendar called calling came cameras cancelled cancer candidates candles cannot
    cap cards careful carers carried carrier carries carrots carry carrying cars cat catch cats caught
    ceiling celebrate celeriac cellar cent cents century chain chair chairs chamber champions chandelier
    change changed changes changing channel chapter characters charge charged charity chart chase chasing
    checked cheers cheese chess chewed chief childhood chips choice choir choose choosing church cities city
    claim claims clapped clapping clash class clean cleaner cleaners clear clearing clerk clerks click
    clients climate climb clip cloakroom clock clocks close closed closes closing clothes cloud clouds
    cloudy clubhouse clubs clue coast coat codes coffee coin coins cold colleagues collected collecting
    colour column comes comment comments committee community commute companies company complaining completed
    computer config confirm congratulations conservators consultant continue contract contributor
    contributors cook cooker cooking copies copy cores corner correct costs council count counted counter
    counting countries country counts county courier course cover covered covers crash crate cream credit
    crews cried criticism cross crossed crossing crowd cry crying cup cupboard curious curtain curtains
    custody customer customers cut cutting cycling dad daily dairy damage damp danced dare dares dark dawn
    dead deadline deal dealing dean dear death debate debt decent decided decision deep degree degrees
    delayed delays deliver demand dentist department depends describe deserve deserves desk details
    detective developer diary died difference different dignity dinner direct directors disagree discovered
    discuss discussion dish dishwasher districts ditch divided docs doctors dogs donated donation done
    donors doors dose doubled doughnuts downtime drafted draw drawing drawn draws drink drinking drinks
    driver drivers drop dropped dropping drops drove drug drummer dry dryers duck dumplings duplicates dusk
    dust duty earlier early earned ears earth easier eastbound easy eat eaten eating eats eight eighteen
    either elected eleven else elsewhere emergency employer employers emptied empty end ends energy engineer
    engines enough entire entirely entrance envelope especially euros evening evenings events everybody
    everything everywhere exactly exam example exchanges exhibition exist expect expected experience explain
    explained explaining explains explorer eye eyes face faces facing fact facts fail failed fair fake fall
    falls false families family far farmer faster fasting fat father fault favour favourite feathers feature
    fed fee feed feel feeling feelings fees feet fell fence ferries few field fifteen fifty figures file
    files fill filmed finally finding finds fines finish finished fire firefighters fish fit fits five fiver
    fix fixed fixes fixtures flag flaky flat flavour flood floods floor floors flour flowers flu foam fog
    folk folks food foot forever forge forges forget forgot forgotten fork forklift forks former forms forty
    forward found founder founders fourteen fox foyer frank fraud freeze freezer fresh fridge friend friends
    frightened frost frozen fruit fund funding funds fungus funny furious further game games garden
    gardeners garnish gate generous gentle gentleman geology gets giant ginger girl girls git given gives
    giving glasses glaze glitter glove goat goes gold gone goodbye goods goose gossip government gown
    gracefully grade gran grandad grandmother grant grants grass grateful green greetings grey grinds
    grounded group groups grown grumpy guard guess guest guests gusts haiku hair haircut hairdryer hairline
    half halls handed handing handle hands hang hanging hangs happen happened happily harbour hard hate hats
    head header heads health heard heart hearts heat heating hedgehog held helicopter helmet helped hens
    heron high higher hill himself hip hiring history hit hits hold holds hole holes holiday holidays honest
    honestly honour honoured horse hospital host hosted hosting hosts hot hour hours house households houses
    human humans hundred hung hungry hurt husband hut ice icons ideas ignoring impossible impressed inbox
    inch included income indoors informed ink inside inspect inspector inspectors install instead insured
    interest intern invest investigation invited iron issue issues itself jacket jar jobs joining joins joke
    journey joy jumper junction keeper keeping keeps kennel kennels kept kettle key keys kick kidding kids
    kilometre kilos kindness kitchen kitten kittens knee knees knits knitted knock knocked known knows lab
    ladder ladders lads lady lamp lamps landing landlord language languages lantern laptops large late later
    laugh laughed laughing laughs launch laureate law lay lead league leak learnt lease least leave leaves
    leaving lecture led left leg lent less letter letters letting level library lie life lift light
    lighthouse lighting lightning lights liked likes limit limited line lines listen listened listeners
    listening lists litre litres litter lives living loan lock locked locker log lonely longer longest
    looked looks lorry losing loss lost loud loved lovely low lower luck lucky lunchtime lying machines
    mails maintain maintainer maintainers makes managed manager map mapped mapping maps market markets marks
    mascot maths matter mattered matters mayors meals mean means meant measure medal medicines member
    members mend mention mentioned mentor mentors merged message meter methods middle midnight midwife
    midwives miles milk million millionth mind mine miners minimum mirror miss missed missing mistake model
    money months moon mopeds mornings mortgage moss mostly moth mother mothers mountain mountains mourn move
    moved moves moving mud mug mugs mum mums municipality mustard myself name named names nap national near
    nearest nearly needed needs negotiating neighbour neighbourhood neighbouring neighbours neither neonatal
    nerve nerves nervous nesting nets network newsletters nice nights nine nineteen ninety nobody node noise
    none noodles noon normally north notebooks nothing notice noticed novels number numbers nurse nursery
    nurses nuts oak object observers obviously odd offer offered offers officer officers official often oil
    oiled old older oldest olds ones onions onwards opened opening opens operators opinion opinions opposite
    oranges org others otherwise otter ours ourselves outbreak outdoors outs outside ovation oven overnight
    owe owl owner owners owns package packed packet paid paint painting pair papers parcel parcels parents
    parish parks parliament parrot parser part particularly parties passed passenger passengers passes
    passing past patch path patrol pavement pay paying payment payments payroll pays payslip peace peak peat
    pencil pencils penny pensioners percent perfectly permanently permission permit person pharmacy phone
    phones photograph photographer photographs phrase physio pick picked picket picture pictures pier pig
    pigeon pillow pilots pin pinch pink pinned pint pipe pitch plain plane planned planner planning plans
    plants plates play played players playing pleased plenty plot plumbers pocket poem policy polite poll
    pollen polling pool poor poppyseed port porter porters postcode posted postman posts pound prams prefer
    preprint press presumed pretend pretending pretzel previous price prices pricing primary print printed
    printer private prize probably programmes promise promised proof property proposals proud proxy
    published pudding pull pumps puncture puns pupils puppies puppy pups pushed put puts quality queue quick
    quicker quiet quietly quite quote quoting race radiator railway rain rained rainfall raining raise
    raised ramp ran rather raw reach reached reaches read reader readers reading reads rear reason recap
    receipt receive received receives receiving recipe recognise recommend recorded recovery referee refuse
    register registered registrar regret regulars regulator rehearsals release releases remains remember
    remembers rent repair replaced replacement replies reply report reported reports reposting request
    requests rescue rescued researchers reserve resident residents results retire retired retirement retires
    return returned returning returns reveal review reviewed rewritten ribbon rice rich ride ridge ring
    rings rise rises river road roadworks roll roof room root rough roughly round row rule ruled rules
    ruling run running runs rush rye sad safe safety salute samples sat saved saw saying scam scarf scheme
    school schools scientist scientists scissors screen seagull search season seasons seat seats seconds
    security seed seeing seems seen self sell selling seminar send sent sentence separate series serious
    served sets settling seven sewage shade shall shame share shared shares sharp shed shelf shell shelter
    shelves shift shifted shine ship shirt shirts shoe shoes shop shore short shorter shot shout shouts
    showed showing shown shows shut shutting sick side signed signing signs silly silo silver single sink
    sister sisters sits sixteen size sky sleep sleeping sleeps sleeve slept slide slides slips slopes slot
    slow slowly small smaller smallest smell smelled smells smile smiling smoke snap snow socks soda soft
    soil sold somebody someone something somewhere sorry soul sound soup south southern space spaces spare
    speak speakers speaking special speech speed spend spending spent spine split spoilt spoken spoons
    spreadsheet spring square staff stain stairs stale stall stalls stamp stamped standing stands stare
    stars started starting starts state statement states statue stayed staying stays steady steal step steps
    stereo stick stickers stitch stolen stomach stood stopped stops stores stories storm story stove
    straight stranger strangers strangest street strike strings stripe strong stuck students studies study
    stuffed successor sugar suggest sum summary summer sun sunset supermarket supposed sure surgeon survey
    survived sustainability swans swears sweat sweeps swept swim swimming switch systems tabs tagged tail
    taken takes taking talk talking talks tall tanks tannery taps taught tax tea teach teachers teaching
    teacup teams tears teaspoon teddy teenagers telescope tell telling tells temperature tenth tents term
    testnet thanked theft theirs themselves theory thesis thieves thinking thinks third thirteen thirty
    though thought thoughts thousand thread three throw throws tidy tied timers times timetable tin tiny tip
    title toast toaster toilet tokens told tomatoes tonnes took tool top topic torn touch touched towel
    tower town track tracker trade traders traffic trail trails trained trainees training trains transaction
    translated translating trapdoor travel tray treasury tree trees trial trials trick tricks tried trip
    trolley trophies truck true trust trustees truth try trying tubs turn turned turning turns tutorials
    twelve twenty twice ugliest ugly umbrella uncle underneath understand understood unicycle uniform
    universities unknown unopposed unpaid uploads upon upper ups upstairs used user users usher using usual
    usually vaccine valley values valve vanish vegetables venue vet view vinegar visitor visitors visits
    voice voices voluntary volunteer volunteers voted voter voucher wages wait waited waiting waits wake
    walk walked walking walks wall wallet want wanted wants ward wards warehouse warmer warning washing wave
    wax ways wear weather weekly weeks weight went west whale whatever whatsoever wherever whether whistle
    white whoever whole whom whose wife win window windows wing winner winning wish wishes withdrawn within
    without woken wonder wondered words wore worked workers workplace works worn worries worse worst worth
    wrapped wrist write writes writing written wrong wrote yard yeast yellow young yours yourself yourselves
    youth
"""

EVERYDAY_ENGLISH: Final = frozenset(_WORDS.split())
