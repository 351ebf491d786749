# The accessibility statement in Polish. This Polish is machine-made: see pl.ftl. The names of messages,
# and their order, are those of statement.en.ftl.

text-about = Ta deklaracja dotyczy ankiety „{ $name }” i stron wokół niej. Ankietę prowadzi: { $organisation }. Używa do tego programu Heard.
text-aim = Każdy powinien móc odpowiedzieć, niezależnie od urządzenia i od sposobu czytania. Budujemy i sprawdzamy strony pod kątem poziomu AA wytycznych Web Content Accessibility Guidelines w wersji 2.2. Nie twierdzimy, że każda strona spełnia je w całości. Maszyny znajdują tylko część barier, a ludzie jeszcze tych stron nie sprawdzali.
prepared-when = Data przygotowania tej deklaracji: { $date }.

heading-tested = Co sprawdziły maszyny
text-tested = Te testy są wykonywane po każdej zmianie programu, w przeglądarce Chromium; przejścia od początku do podziękowania są wykonywane także w Firefoksie. Obejmują małe, wymyślone ankiety z każdym rodzajem pytania i każdym rodzajem pomyłki oraz ankiety dołączone do programu, wśród nich wersję łatwą do czytania.
item-axe = axe-core 4.14 szuka naruszeń reguł WCAG 2.0, 2.1 i 2.2 na poziomach A i AA, na telefonie (360 na 740) i na komputerze (1280 na 800), w kolorach jasnych, ciemnych i wymuszonych.
item-nu = Nu HTML checker 26.9 szuka błędów w kodzie każdej strony, ze skryptami i bez nich.
item-narrow = Niczego nie trzeba przewijać w bok na ekranie o szerokości 320, przy czterokrotnym powiększeniu, przy dwa razy większym tekście ani przy większych odstępach między literami, słowami i wierszami.
item-targets = Przyciski, linki i odpowiedzi mają co najmniej 44 na 44 piksele, z wyjątkiem linków wewnątrz zdania.
item-keyboard = Zawsze widać, gdzie jest klawiatura, w przód i wstecz. Po każdym kroku czytanie zaczyna się od nagłówka albo od tego, co poszło nie tak.
item-plain = Na wszystko można odpowiedzieć i wszystko wysłać bez JavaScriptu i bez WebAssembly.
item-spoken = To, co usłyszałby czytnik ekranu na każdym rodzaju strony, jest porównywane z przeczytanym w całości zapisem.
text-last = Ostatnio zrobiono to wszystko 25 listopada 2026.

heading-untested = Czego nikt nie sprawdził
item-people = Żadne osoby z niepełnosprawnością ani osoby, które doświadczyły przestępstwa, nie wypróbowały dla nas tych stron.
item-readers = Nie użyto prawdziwego czytnika ekranu: ani NVDA, ani JAWS, VoiceOver czy TalkBack. Nie użyto też sterowania głosem, przełączników ani lup ekranowych.
item-browsers = Nie sprawdzono Safari, iPhone’ów, iPadów ani Androida.
item-easy = Tam, gdzie jest wersja łatwa do czytania, nie sprawdziły jej osoby z niepełnosprawnością intelektualną.
item-languages = Tłumaczenia wykonała maszyna i nie sprawdziły ich jeszcze osoby, które znają dany język.

heading-gaps = O czym wiemy, że nie jest wystarczająco dobre
item-bsl = Nie ma brytyjskiego języka migowego. Osoby, które się nim posługują, mogą poprosić o inny sposób udziału.
item-audio = Strona sama niczego nie czyta na głos.
item-titles = Tytuły stron nie mówią, jakie jest pytanie (WCAG 2.4.2). To celowe: zostają w historii przeglądarki, gdzie ktoś inny może je przeczytać. Pytanie jest w nagłówku.
item-autofill = Przeglądarki nie mogą same wpisywać nazwisk, adresów e-mail i numerów telefonu (WCAG 1.3.5). To także celowe: przeglądarka, która je wpisuje, przechowuje je.
gaps-own = O tej ankiecie w szczególności:

heading-contact = Powiedz nam, co ci nie działa
contact-how = Chcemy o tym wiedzieć. Możesz też poprosić o ankietę w innej postaci: na papierze, dużym drukiem, w wersji łatwej do czytania, przez telefon albo z tłumaczem. Jak się z nami skontaktować, mówi informacja o prywatności. Ankietę prowadzi: { $organisation }.
contact-safe = Powiedz nam, jaki sposób odpowiedzi jest dla ciebie bezpieczny.

heading-enforcement = Jeśli odpowiedź cię nie zadowala
text-enforcement = Equality and Human Rights Commission dba o to, by instytucje publiczne przestrzegały przepisów o dostępności z 2018 roku. Jeśli mieszkasz w Anglii, Szkocji lub Walii, a nasza odpowiedź nie pomaga, może pomóc ta służba:
link-eass = Equality Advisory and Support Service
    .to = https://www.equalityadvisoryservice.com/
