"""The small words that give a language away, by language.

Articles, pronouns, prepositions, auxiliaries, what greets and thanks, and for the languages that are met most
often the everyday words of posts: about half of the words of
any post, and hardly any of a post in another language. A word may stand in several lists;
one that ends in an apostrophe is the clipped start of another (``l'eau``), and one that starts with a
hyphen is the end of longer ones.
"""

from __future__ import annotations

from typing import Final

_LISTS: Final = {
    "English": """
        a about after again all also always am an and any are aren't around as ask at away back be because
        been before being best better big but by call can can't check child children come coming could day
        days did didn't do does doesn't doing don't down during each enjoy even ever every everyone find
        first follow for free from full get getting give go going good got great had happy has have haven't
        having he he's hear hello help her here here's hey hi him his home hope how i i'd i'll i'm i've if
        in into is isn't it it's its join just keep know last latest learn let let's like little live ll
        long look looking love made make making man many may me meet men might month more morning most much
        must my n need never new news next night no not now of off oh on once one online only open or other
        our out over own people please r ready really right rt said same save say says see set she should
        sign since so some soon start stay still stop such support take team than thank thanks that that's
        the their them then there there's these they they're thing things think this those through time to
        today together tomorrow tonight too two u under until up update us use very via visit w was watch
        way we we'd we'll we're we've week weekend welcome well were what what's when where which while who
        who's why will wins with woman women won won't work working world would year years yes yesterday yet
        you you'd you'll you're you've your
    """,
    "French": """
        a afin ai anniversaire année après as au aujourd'hui aussi autre aux avant avec avez avons beaucoup
        bien bonjour bonne bonsoir c' car ce celle celui ces cet cette ceux cherche cherchons chez comme
        contre d' dans de demain depuis dernier dernière des deux dimanche doit doivent donc du découvrez
        elle elles en encore enfants entre entrée est et eux faire fait faut fermé fermée gratuit gratuite
        heures hier il ils inscrivez-vous interdit interdite j' jamais je jeudi jour jours jusqu'à l' la le
        les leur leurs lors lui lundi là m' mais mardi matin me meilleur merci mercredi mes moins mois mon
        même n' ne ni nos notre nous nouveau nouveaux nouvelle nouvelles on ont organisons ou ouvert ouverte
        ouverts où par parce partir pas pendant petit petite peut peuvent plus pour pourquoi premier
        première prochain prochaine proposons qu qu' que quel quelle qui recherche recherchons recrute
        recrutons rendez-vous s' sa samedi sans savoir se semaine sera seront ses si soir son sont sous sur
        ta te tes toi toujours tous tout toute toutes trois très tu un une vendredi venez vers viens vient
        ville voici voilà voir vos votre vous y à ça était été êtes être
    """,
    "German": """
        ab abend aber alle alles als also am an auch auf aus bei beim bis bitte bleibt da damit danke das
        dass dein deine deinem deinen dem den der des dich die dies diese diesem diesen dieser dir doch dort
        drei du durch ein eine einem einen einer eines einfach er ersten es etwas euch euer eure euren
        findet für gegen geht's geschlossen gestern gesucht geöffnet gibt gibt's große großen gute guten
        guter haben hallo hat hatte heißt herzlich heute hier ich ihr ihre ihrer im immer in ins -isch ist
        ja jetzt kann kein keine kinder kommen kommt kostenlos kostenlose können letzte letzten -lich -liche
        -lichen los läuft machen mal man mehr mein mit morgen muss nach neue neuen nicht nie noch nur oder
        ohne schon sehr sein seine seiner seit sich sie sind so sowie statt suchen sucht uhr um und uns
        unser unsere unserem unseren unserer unter verboten viel viele vier vom von vor wann war waren warum
        was welche welcher welches wenn wer werden wie wieder will wir wird wo woche wurde wünschen zu zum
        zur zwei zwischen über
    """,
    "Spanish": """
        a abierta abiertas abierto abiertos ahora al algo ante antes aquí así ayer año años aún bien buen
        buenas buenos busca buscamos cada cerrada cerrado -ciones ciudad -ción como con contra cual cuando
        cuál cómo de deben del desde dice dijo disponible disponibles donde dos día días e el ella en
        entrada entre era eran eres es esa esas ese eso esos esta estamos estas este esto estos está están
        experiencia feliz fue gracias gratuita gratuito ha había hace hacer han has hasta hay he hemos hola
        horas hoy inscríbete jueves la las le les lo los lunes mañana me mejor -mente mi mis miércoles mucha
        mucho muy más nada navidad necesitamos ni niños no noche nos nuestra nuestras nuestro nuestros nueva
        nuevas nuevo nuevos nunca o os para parte pero por porque primer primera prohibida prohibido próxima
        próximo puede pueden puedes que quien qué se sea semana ser si siempre sin sobre solo son su sus
        sábado sí sólo también tarde te tenemos tiene tienes todas todo todos tras tu tus u un una unas uno
        unos ve vean ven venid viernes vuestra vuestro vuestros y ya yo ¡ ¿ última último
    """,
    "Portuguese": """
        a aberta abertas aberto abertos agora ainda amanhã aniversário ano antes ao aos as até boa bom cada
        cidade com como crianças da das de dela dele depois desta deste deve devem dia dias do dos dá e ela
        ele em entrada entre era essa esse esta estamos estar este está estão eu fazer fechada fechado feliz
        fica fique foi foram garanta gratuito hoje horas há inscreva-se inscreve-te inscrições isso isto já
        mais manhã mas me melhor -mente meu minha muita muito mês na nas natal nem nessa nesse nesta neste
        no noite nos nossa nossas nosso nossos nova novas novo novos nunca não né nós o obrigada obrigado
        olá ontem os ou para parte pela pelas pelo pelos pode podem pois por porque pra precisa precisamos
        primeira primeiro pro procura-se procuramos proibida proibido próxima próximo qual quando
        quarta-feira que quem quinta-feira se segunda-feira sem semana sempre ser será seu seus sexta-feira
        sobre sua suas sábado são só também tarde te tem temos terça-feira toda todas todo todos tudo tão um
        uma umas uns vai vamos vem venha venham você vocês vossa vosso à às -ção -ções é última último
    """,
    "Italian": """
        a abbiamo ad ai al all' alla alle anche anno aperta aperte aperti aperto auguri avere bambini buon
        buona buongiorno c' c'è cerca cerchiamo che chi chiusa chiuso ci ciao città come con contro cosa
        così cui d' da dagli dai dal dall' dalla dalle dallo dei del dell' della delle dello di domani
        domenica dopo dove due e ecco ed era essere fa fino fra giorno giovedì gli gratuito grazie ha hai
        hanno ho i ieri il in io l' la le lei lo loro lui lunedì ma mai martedì me -mente mercoledì mi
        migliore mio molto ne nei nel nell' nella nelle nello no noi non nostra nostri nostro nuova nuove
        nuovi nuovo o oggi ogni ora per perché più prima quale quando quanto quel quella quelle quello
        quest' questa queste questi questo qui sabato se sei sempre settimana si solo sono su sua sui sul
        sull' sulla suo tra tu tutte tutti tutto un un' una uno venerdì verso vi voi -zione -zioni è
    """,
    "Dutch": """
        aan al alle allemaal als bedankt ben bent bij daar dan dat de deze die dit doe door dus een elkaar
        elke en er fijne gaan geen goed haar had heb hebben heeft het hier hij hoe hun ik in is je jij jouw
        jullie kan kom komen kunt maar meer meld met mij mijn moet naar niet nieuw nieuwe nog nu of om onder
        ons onze ook op over te tot tussen u uit uw van vandaag veel volgende voor waar wat we weer wel welk
        welke werd wie wij wil word worden wordt zal ze zich zie zij zijn zo zoals
    """,
    "Afrikaans": """
        aan al as baie by dankie dat deur die dit een ek em en gaan geen haar het hierdie hom hulle hy in is
        jou julle kan kom maar met moet my na nie nog nuwe ons ook oor op sal se so sy te tot uit van vandag
        vir was wat word
    """,
    "Catalan": """
        a als amb aquest aquesta avui bon -ció com d' de del dels des dia el els en ens entre era està fins
        ha hem hi i ja l' la les li me molt més n' no nostra nostre o on pel per perquè però que què s' s'ha
        se sense ser si sobre són també tot tots un una us va vam és
    """,
    "Romanian": """
        a această acest al ale am are astăzi au azi bine care ce cel cu cum da de despre din doar după e ea
        el este eu fi fost iar la le lui mai mult mulțumim ne noastre noastră nostru nu o pe pentru poate
        prin sau se spre sunt să te toate toți un unei unui va vor vă în încă și
    """,
    "Danish or Norwegian": """
        af alle at av bare blei blev bli blir da de deg dem den denne der deres det dette dig din disse du
        efter ei ein eit eller en enn er et etter for fordi fra frå få går ha hadde han har havde her hva
        hvad hvem hvor hvordan i idag ikke ikkje ind inn jeg kan kom kunne man mange med meg mellom men mer
        mere mig mye må nu ny nye nå når og også om op opp os oss over på seg sidan sig sin skal slik som
        store så tak takk til ud under ut var vart ved vi vil vores vår våre være været
    """,
    "Swedish": """
        alla allt att av bara bli blir bra de dem den denna deras det detta dig din du där då efter ej eller
        en ett finns från få får för gör ha han har hej hela hon hur här i idag in inte ja jag just kan kom
        kommer man med men mer mig mot mycket måste ni nu ny nya när nästa och också om oss på sedan sig sin
        ska som så tack till under upp ut utan vad var vara vi vid vill vår våra vårt är även år över
    """,
    "Finnish": """
        ei eivät eli en ennen että hei heidän hyvä hän ihan itse ja jo joka jonka jos jotka kaikki kanssa
        kuin kun kuten liittyy me meidän mikä minun minä mitä mutta myös ne niin nyt nämä olemme olen oli
        olla on ovat se sekä sen siinä sinun sitä tai tule tulossa tämä tämän tänään uusi vielä voi vuoden
        yli
    """,
    "Polish": """
        aby ale bo być był była będzie ci co czy dla do dzień dziękujemy dziś gdy gdzie i ich ile im ja jak
        jaka jaki jakie jego jej jest jesteśmy już każdy kiedy kto która które który lub ma mam mamy może
        można my na nad nam nas nasz nasza nasze naszym nie niż nowa nowe nowy o od oraz po pod ponad przed
        przez przy się są tak także tego ten to tu tylko tym u wam was wasz wasza wasze wszystkich wszystko
        za ze że
    """,
    "Czech or Slovak": """
        a aby aj ako ale alebo ani bude by byl byla byť být co dnes do ho i jak jako je jeho jej její jen
        již jsme jsou já kde když která které který ktorá ktoré ktorý mezi mu my můžete na naše nebo než nie
        nás náš o od po pod podle pre pro proti při sa se si sme som ste své sú tak také to už vo vám vás za
        ze čo že
    """,
    "Croatian, Serbian or Bosnian": """
        a ako ali bi bio biti da danas do dok ga gde gdje hvala i ih ili im iz iza ja je jer jesu joj još
        kad kada kako kao ko koja koje koji kojoj li mi može na nam nas naš naša naše ne nego nije njih o od
        oko ovo po pod pred preko pri prije sa samo se smo su sve svi svoj ta te ti to u uz vam vas već vi
        za zbog će šta što
    """,
    "Slovenian": """
        a ali ampak bi bil bila bo bodo bomo da danes do ga ima in iz ja je jih kako ker ki ko kot lahko le
        med mi na nad naš naša naše ne ni ob od oz pa po pod pred preko pri se sem si smo so ste ter to tudi
        vam vas vse za zaradi če še že
    """,
    "Albanian": """
        ai ajo apo asnjë bën cila cili dhe dhënë do duke e edhe faleminderit gjatë gjithë i ishte ja janë
        jemi jonë ju juaj ka kam kanë ke kemi kjo ku kur ky këtë le ma me mes mos mund më na ne nga nje një
        në ose pa pas po por për që re reja ri sa se si sipas sot tek tij tona tonë tuaj tyre të u unë vetëm
        çdo është
    """,
    "Turkish": """
        ama artık bana bazı ben bir biz bizim bu bugün da daha de değil diye en fakat gibi günü hem her hiç
        ile ise iyi için kadar ki kim mi mu mı ne neden o olan olarak oldu olduğu olsun sadece sana sen siz
        sizi sonra tarafından tüm ve veya ya yeni yok çok çünkü önce üzere şey şu
    """,
    "Hungarian": """
        a aki ami arra az azt be csak de egy egyik el ellen ez ezt fel ha hogy hát igen is itt jó kell ki
        köszönjük között le lehet lesz ma magyar meg mely mert mi minden mint mit most már ne nekünk nem
        olyan ott pedig per sok szerint szép tovább több után vagy van volt én és össze új
    """,
    "Indonesian or Malay": """
        ada adalah agar akan aku anda apa atau awak bagi bahwa banyak beberapa berada besok bisa boleh buat
        bukan dalam dan dapat dari dengan di dia dua hari harus hingga ibu ini itu jangan juga kalian kami
        kamu karena kata ke kepada kerana kita lagi lebih lima mana mari mereka oleh pada para saat saja
        sampai sangat satu saya sebagai semua siapa sudah tak tapi telah tentang terima tidak untuk ya yang
    """,
    "Vietnamese": """
        anh bạn bị cho chúng các cách có cùng cũng của em hay hãy khi không là làm lên lại mà mình một mới
        ngày người nhiều nhé như những này năm ra rất rồi sẽ sự theo thì trong trên tôi tại từ và vào vì về
        với đang đi đây đã đó được đến để ở
    """,
    "Tagalog": """
        ako ang at ating ay ba bago dahil din dito hindi isa isang ito iyong ka kami kanilang kanya kayo ko
        kung lahat lang mag maging may mga mo muna na namin natin ng ngayon ni nila niya pa para po sa
        salamat sila siya tayo tulad upang wala yung
    """,
    "Welsh": """
        a a'r ac am ar at beth bod bydd byddwn chi cyn da dan dda diolch dydd dyma ei eich ein eisiau eu fel
        fod fydd gan gwybod gyda heddiw hefyd hon hwn hyn i i'n i'r iawn mae mewn nawr neu newydd ni nid o
        o'r oedd oes os pawb pob rhag rhwng roedd sy sydd un wedi wrth y ydych ym yma yn yng yr
    """,
    "Irish": """
        a ach ag agus an ar as ba bhfuil bhí chun de do duit dár faoi gach go i iad inniu is le leis linn lá
        mar mo na ní níos nó oraibh seo siad sin sna sé sí síos tá tú um ár ó
    """,
    "Swahili": """
        ajili asante bado basi bila cha hadi haki hapa hata hii hiyo huo huu je kama kati katika kila kuhusu
        kutoka kuwa kwa kwamba la lakini leo letu mimi moja na ndani ni pamoja pia sana sasa sisi tu vya wa
        wako wao watu wetu wewe ya yake yako yetu za zaidi zetu
    """,
    "Basque": """
        al ala ari ba baina baino bat batean bere beste bezala da dago dira ditu du dugu dute egin egun ere
        eskerrik eta ez gaur gure hau hori horrek izan izango ni nola oso zer ziren zuen zuten
    """,
}

FUNCTION_WORDS: Final = {language: frozenset(words.split()) for language, words in _LISTS.items()}
