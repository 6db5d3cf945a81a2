"""Words that carry no meaning in a question, or little, in the three languages residents write.

Function words are not even indexed; filler is what people write around the thing they need, and is not looked for as
long as something else remains; background is looked for, but weighs little.
"""

from search.stem import stem

_FUNCTION_WORDS = """
    a aby ale albo ani bardzo bardziej bez bo by byc byl bylo byly bedzie co cos czego czemu czy czym czyms dla dlaczego
    do dokad gdy gdzie i ich ile im inna inne inny ja jak jaka jaki jakie jest jestem jesli jeszcze jezeli juz kazda
    kazdy kiedy kogo komu kto ktos ktora ktore ktoregos ktory ktorzy lub ma macie mam mamy mi mial mnie moim moich moj
    moja moje mojego mojej mojemu moze mozna na nad nam nas nasz nasza nasze nie nich o od oraz po pod podczas podobno
    przed przez przy sa sie skad sobie swoj swoja swojego swojej ta tak takze tam te tego tej ten to tu tylko tym u w we
    wiec wlasnie wobec wsrod wszyscy wszystko z za zamiast ze zeby
    chce dostac moc moge mozesz musze otrzymac pomozcie potrzebuje powinien prosze robic stac szukam trzeba uzyskac
    wyrobic zalatwic zglosic zlozyc znalezc zrobic mieszkam
    an and at for get how in is my of or the
    або в де для з за и і на по про та у чи що як
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())

_POLISH = """
    ty on ona ono wy oni one jego jej mu nim nia niego niej nimi was wam wami nami soba siebie swoje swoich swoim
    swoimi nasi naszego naszej naszych naszym moi moimi mym twoj twoja twoje twojego twojej tych tymi tamten tamta
    taki taka takie takich takiego kazdego kazdej ktorej ktorego ktorym ktorych ktoremu jakiej jakiego jakich jakim
    jakas jakis jakies cokolwiek ktokolwiek gdziekolwiek ktores ktoras czyj czyja nikt nic nikogo niczego zaden
    zadna zadnego zadnej zadnych kims czemus komus kogos gdyz poniewaz skoro chociaz choc jednak lecz niz niech az
    no oto ot zatem dlatego azeby jakby gdyby wlasny wlasnego wlasnej bylam bylem jestesmy jestes bede beda bedziemy
    bywa zostac zostal zostala zostalem zostalam mialam mialem miala mieli miec maja masz moga mogla mogl moglbym
    moglabym mozemy mozliwe mozliwosc chcialbym chcialabym chcemy chca chcial chciala chciec wolno wolalbym nalezy
    naleza przysluguja przysluguje przyslugiwac wynosi powinienem powinnam powinna powinno musi musimy musialam
    musialem potrzebna potrzebny potrzebne potrzebujemy potrzebuja potrzebowac potrzeba szukamy szuka szukac
    poszukuje poszukujemy znajde znajdzie znajduje zna znam wiem wie wiecie wiedziec dostane dostanie dostaje
    dostaja dostalem dostalam dostal otrzymam otrzymuje otrzymal otrzymalam otrzymalem uzyskam uzyskuje zdobyc
    zdobede ubiegac ubiegam ubiega starac staram stara skorzystac skorzystam korzystac zalatwie zalatwia zalatwiac
    zalatwiam zrobie robie robi zrobilem zrobilam wyrobie pojsc ide idzie isc pojde udac udam zwrocic zwracac zwroce
    zadzwonic zadzwonie dzwonic przyjsc przychodze pomoze pomoga pomozecie poprosic prosi proszac zapytac pytam
    pytanie powiedziec dowiedziec dowiem witam dziekuje pozdrawiam hej halo czesc panstwo pan pani teraz zaraz
    obecnie wtedy potem pozniej kiedys czasem czasami nigdy zawsze ciagle wciaz nadal ostatnio dzis dzisiaj wczoraj
    jutro niedawno dopiero razu szybko pilnie pilne troche malo duzo wiele kilka pare dosc raczej chyba pewnie
    naprawde calkiem zupelnie wcale nawet rowniez tez ponadto okolo ponad wzgledem podobny sprawa sprawie sprawy
    rzecz informacja informacje informacji okazji temat temacie kwestia jakikolwiek jakakolwiek ilu iloma kim
    dokadkolwiek ktoredy starcza starczy starczylo starczalo wystarcza wystarczy stac stykac styka
"""
_ENGLISH = """
    me mine us our ours you your yours he him his she her hers it its they them their theirs this that these those
    there here but if so as from into onto with within about am are were be been being does did done has have had
    having can could may might shall should will would must need needs needed want wants wanted like gets got
    getting find finds finding found look looking search searching where what when which who whom whose why much
    many any some someone somebody anyone anybody something anything not don dont doesnt cant cannot isnt ive please
    help helps helping helped thanks thank hello hi apply applying application obtain receive receiving go going
    take taking taken make making give giving given just only also too very really now still yet then than because
    while during before again person people available possible eligible entitled information info know tell
    let afford able
"""
_UKRAINIAN = """
    я мене мені мною ми нас нам ти тебе тобі ви вас вам він його йому вона її їй воно вони їх їм них мій моя моє мої
    моєї моєму моїй моїх моїм наш наша наше наші свій своя своє свої своїх це цей ця ці той те ті такий така таке
    такі який яка яке які якого якої якому яким яких хто кого кому ким чого чому чим куди звідки коли скільки але бо
    а й також теж якщо щоб тому адже із зі до від під над при без через після перед між біля є був була було були
    буде будуть бути маю має мають мати немає нема не ні можна може можу можемо можуть треба потрібно потрібна
    потрібен потрібні потребую необхідно хочу хоче хочемо шукаю шукаємо шукає знайти знаходиться отримати отримую
    отримаю одержати оформити зробити подати звернутися звернутись піти йти допоможіть допоможе допомогти будь ласка
    дякую привіт підкажіть скажіть дуже ще вже тут там тепер зараз потім завжди ніколи тільки лише навіть кто что
    где куда как когда мне меня мой мое мои есть нет нужно нужна нужен можно могу ищу найти получить это или если
    чтобы помогите пожалуйста вистачає вистачить хватає хватает
"""
# They deny the word that follows; a phrase of the dictionary is known with them ("nie chodzi") only where they stand.
_NEGATIONS = """
    nie bez brak braku brakuje nikt nic zaden zadna zadnego zadnej zabraklo
    no not without cannot cant dont doesnt didnt isnt arent wont never nobody none nothing lack neither nor
    не без немає нема ні нікого ніхто нічого бракує нет
"""
NEGATIONS = frozenset(_NEGATIONS.split())
# "No money for coal" denies the coal too.
_MEANS = """
    pieniadze pieniedzy kasy kasa grosza srodkow srodki forsy money cash funds means enough гроші грошей коштів
"""
MEANS = frozenset(_MEANS.split())
FILLER = frozenset(f"{_POLISH} {_ENGLISH} {_UKRAINIAN}".split()) | FUNCTION_WORDS | NEGATIONS

# Who, when and where of a need: words that tell little of what is needed, but something when they stand alone.
_BACKGROUND = """
    mama mamy mamie mame mamo mamusia tata tacie tatus tatusia ojciec ojca ojcu syn syna synowi synek synka corka
    corki corce coreczka maz meza mezowi zona zony zonie zone brat brata siostra siostry siostrze wnuk wnuka wnuczka
    tesciowa tesc ciocia ciotka wujek kuzyn kuzynka partner partnera partnerka chlopak chlopaka dziewczyna
    narzeczony byly byla kolega kolegi kolezanka znajomy znajoma znajomego przyjaciel przyjaciolka sasiad sasiada
    sasiadka sasiadki facet czlowiek krewny bliski ktos rok roku lat lata latek miesiac miesiaca miesiecy tydzien
    tygodnia tygodniu tygodni dzien dnia dni godzina noca wieczor wieczorem wieczora rano popoludnie popoludniu czas
    czasu codziennie wczoraj jutra przedwczoraj zeszly zeszlym trzech czterech dwoch dwa trzy cztery piec szesc
    siedem osiem dziesiec jedna jeden caly cala calymi sam sama samo samej samemu zly zla daje dac dawac bierze
    wziac zabiera wraca wracam wroce wrocic powrot wychodzi wychodze przychodzi zanim pisze pisac mowi siedzi siedze
    siedziec konczy koncze skonczyl skonczylam skonczylem dom domu miasto mother father mom mum dad mummy daddy son
    daughter husband wife brother sister partner boyfriend girlfriend friend uncle aunt cousin relative neighbour
    neighbor colleague grandson granddaughter ex year month week day night evening morning today tomorrow yesterday
    time hour last next old new since until ago after one two three four five six seven eight nine ten thirteen
    eighteen every everyday all everything other up down off out away back over again more much less alone place
    city town come coming came leave left say says said give gives gave start stay мама мами мамі маму тато тата
    батько батька батьки син сина синові донька доньки дочка дочки чоловік чоловіка чоловікові дружина дружини
    дружину брат брата сестра сестри друг друга подруга сусід сусіда сусідка родичі родич онук онука внук хлопець
    дівчина колишній колишня рік року років роки роками місяць місяця тиждень тижня день дня днів година вечір
    вечора щовечора ранок ніч вночі час часу вчора учора завтра завтрашнього щодня сам сама одна один одній самій
    весь цілий все два три чотири п'ять приходить каже пише бере взяти дає дати виходить їде їдуть їхати живу живе
    вдома місто дитина дитини дитину дитині діти дітей дітям child children kid kids
"""
BACKGROUND = frozenset(stem(word.replace("'", "")) for word in _BACKGROUND.split())
