"""Names of persons in labels: a label says who answers by function, never by name."""

import re
from functools import lru_cache

_PERSON = re.compile(
    r"(?:(?:\b(?:mgr|dr|inż|lek|mec|prof|[Pp]ani?|p|hab|med|adw|ks|r\. ?pr)\.?\s{1,2}){0,3})?\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,14}\s{1,2}[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}(?:[-–][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}|\s-\s[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}(?=$|[\s,;:]{1,3}(?:tel|$)))?\b|\bp\.\s[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,14}\b|\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,14}\s[A-ZĄĆĘŁŃÓŚŹŻ]\.(?!\w)"
)
_SHOUTED_PERSON = re.compile(r"\b(?:Pani?\s)?([A-ZĄĆĘŁŃÓŚŹŻ]{3,14})\s{1,2}[A-ZĄĆĘŁŃÓŚŹŻ\-]{3,24}\b")
_TITLES = re.compile(r"^(?:mgr|dr|inż|lek|mec|prof|Pani?|p|hab|med|adw|ks)\.?\s", re.IGNORECASE)
# The commonest given names; with them two capitalised words are a person rather than a name of something.
_GIVEN = frozenset(
    """anna maria katarzyna małgorzata agnieszka krystyna barbara ewa elżbieta zofia janina teresa joanna magdalena monika jadwiga danuta irena halina helena beata aleksandra marta dorota marianna grażyna jolanta stanisława
    iwona karolina bożena urszula justyna renata alicja paulina sylwia natalia wanda agata aneta izabela ewelina marzena wiesława genowefa patrycja kazimiera edyta stefania jan andrzej piotr krzysztof stanisław tomasz paweł
    józef marcin marek michał grzegorz jerzy tadeusz adam łukasz zbigniew ryszard dariusz henryk mariusz kazimierz wojciech robert mateusz marian rafał jacek janusz mirosław maciej sławomir jarosław kamil wiesław roman
    władysław jakub artur zdzisław edward mieczysław damian dawid przemysław sebastian czesław leszek daniel waldemar lidia mirosława mariola iza gabriela karina kamila oliwia nina wiktoria laura liliana ludmiła marzanna ryszarda sandra tamara alina antonina bernadeta cecylia daria diana eliza elwira eugenia franciszka ida inga jagoda kalina klara leokadia luiza łucja magda malwina marlena michalina oksana iryna olena patrycja alan albert aleksander alfred antoni benedykt bernard błażej bogumił bogusław bohdan bolesław dominik edmund emil feliks filip florian franciszek gabriel gustaw hieronim igor ignacy julian kacper karol konstanty lech leon leonard ludwik lucjan maksymilian mikołaj miłosz oskar patryk remigiusz romuald seweryn stefan sylwester szczepan szymon tymoteusz wacław wincenty witold włodzimierz zenon zygmunt kinga emilia weronika hanna olga żaneta violetta wioletta bogumiła bogdan cezary
    dominika klaudia julia zuzanna aniela lucyna celina regina władysława bronisława honorata kornelia milena adrianna angelika ilona sabina eugeniusz ireneusz krystian hubert konrad eryk arkadiusz radosław norbert
    ela kasia basia gosia asia ania ola ala zosia hania jola aldona amelia anastazja arleta balbina bernadetta celestyna czesława daniela dobrosława domicela donata elena eulalia felicja gertruda gizela grażyna henryka hildegarda iga ines iwa
    jaśmina jowita judyta julita kamilla karola kazia krzysztofa lena leonia liwia lilianna lucja ludwika łada marcela marcelina maja matylda melania michalina mieczysława mirela nadia nadzieja nela nikola nina ofelia olena olimpia otylia pelagia petronela
    pola romana rozalia róża rut sara sonia stella tatiana tetiana tekla teodora teofila urszula wacława waleria walentyna wanessa wera wierna wiera wiola wirginia włada zdzisława zenobia zenona zyta żaklina adolf aleksy alojzy anatol andżelika apoloniusz
    arnold artem august bartłomiej bartosz bronisław cyprian dawid denis dymitr edwin erwin eugeniusz fabian fryderyk gerard gracjan grzesiek hilary iwo jędrzej joachim joanna jeremi józefa juliusz kajetan klaudiusz klemens kosma ksawery kuba kwiryn lesław longin
    lubomir lucjusz maurycy maksym marceli melchior nikodem norman olaf oleksandr olgierd onufry pankracy roch rudolf ruben rufin samuel saturnin serhij sergiusz sergiej stanisława świętosław teofil teodor tobiasz tytus walenty walerian walery wawrzyniec wiktor wilhelm wit witalij
    wiaczesław wolodymyr wołodymyr zbyszek zygfryd żegota""".split()
)


@lru_cache(maxsize=2048)
def without_person(text: str) -> str:
    """Names of persons out of a label: "Kierownik: Anna Nowak" -> "Kierownik"."""
    for match in reversed(list(_PERSON.finditer(text))):
        first = re.sub(r"^(?:\w{1,4}\.?\s)", "", match[0]) if _TITLES.match(match[0]) else match[0]
        if _TITLES.match(match[0]) or any(word.lower() in _GIVEN for word in re.split(r"[\s\-–]{1,3}", first)[:2]):
            text = text[: match.start()] + text[match.end() :]
    text = _SHOUTED_PERSON.sub(lambda found: "" if found[1].lower() in _GIVEN else found[0], text)
    text = re.sub(r"\b(?:mgr|inż|dr|hab)\b\.?", "", text)
    text = re.sub(r"\s{2,}", " ", text).strip(" ,:;-–—/")
    return text if "(" in text and ")" in text else text.strip("() ")
