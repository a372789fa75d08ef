"""The small words that give a language away, by language.

Articles, pronouns, prepositions, auxiliaries, and what greets and thanks: about half of the words of
any post, and hardly any of a post in another language. A word may stand in several lists;
one that ends in an apostrophe is the clipped start of another (``l'eau``).
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
        afin ai après au aujourd'hui aussi autre aux avec avez avons bien bonjour bonne c' car ce celle
        celui ces cet cette ceux chez comme d' dans de depuis des deux donc du découvrez elle elles en
        encore entre est et eux faire fait il ils j' je jour jusqu'à l' la le les leur leurs lors lui là m'
        mais merci mes moins mon même n' ne ni nos notre nous nouveau nouvelle on ont ou où par parce pas
        pendant peut plus pour pourquoi qu qu' que quel quelle qui rendez-vous s' sa sans se sera seront ses
        si son sont sous sur ta te tes toi tous tout toute toutes très tu un une vers voici voilà vos votre
        vous y à ça était été êtes être
    """,
    "German": """
        ab aber alle alles als am an auch auf aus bei beim bis bitte da damit danke das dass dein deine dem
        den der des dich die dies diese diesem diesen dieser dir doch dort du durch ein eine einem einen
        einer eines er es etwas euch euer eure euren für gegen gute guten guter haben hallo hat hatte heute
        hier ich ihr ihre ihrer im in ins ist ja jetzt kann kein keine können machen mal mehr mein mit
        morgen muss nach neue neuen nicht noch nur oder ohne schon sehr sein seine seiner seit sich sie sind
        so sowie suchen um und uns unser unsere unserem unseren unserer unter viel viele vom von vor wann
        war waren warum was welche welcher welches wenn wer werden wie wieder wir wird wo wurde wünschen zu
        zum zur zwei über
    """,
    "Spanish": """
        a ahora al algo ante aquí así año años aún bien buenas buenos cada como con contra cual cuando cuál
        cómo de del desde dice dijo donde dos día días e el ella en entre era eran eres es esa esas ese eso
        esos esta estamos estas este esto estos está están feliz fue gracias ha había hace hacer han hasta
        hay hemos hola hoy la las le les lo los me mi mis mucho muy más nada navidad ni nos nuestra nuestras
        nuestro nuestros nueva nuevas nuevo nuevos o para pero por porque puede puedes que quien qué se sea
        ser si sin sobre solo son su sus sí sólo también te tiene tienes todas todo todos tras tu tus u un
        una unas uno unos ve vean ven y ya yo
    """,
    "Portuguese": """
        agora ainda ano ao aos as até boa bom cada com como da das de dela dele depois desta deste deve dia
        dias do dos e ela ele em entre era essa esse esta estamos estar este está estão eu feliz foi foram
        garanta hoje há isso isto já mais mas me meu minha muito na nas natal nem nesta neste no nos nossa
        nossas nosso nossos nova novas novo novos não né nós o obrigada obrigado olá os ou para pela pelas
        pelo pelos pode pois por porque pra pro qual quando que quem se sem ser será seu seus sobre sua suas
        são só também te tem temos toda todas todo todos tudo tão um uma umas uns vai vamos você vocês à às
        é
    """,
    "Italian": """
        abbiamo ad ai al all' alla alle anche anno aperta aperte aperto auguri avere buon buona buongiorno
        c' c'è che chi ci ciao come con cosa così cui d' da dagli dai dal dall' dalla dalle dallo dei del
        dell' della delle dello di dopo dove e ecco ed era essere fa fino fra giorno gli grazie ha hai hanno
        ho i il in io l' la le lei lo loro lui ma mai me mi mio molto ne nei nel nell' nella nelle nello noi
        non nostra nostri nostro nuova nuove nuovi nuovo o oggi ogni ora per perché più prima quale quando
        quanto quel quella quelle quello quest' questa queste questi questo qui se sei sempre si solo sono
        su sua sui sul sull' sulla suo tra tu tutte tutti tutto un un' una uno verso vi voi è
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
        a als amb aquest aquesta avui bon com d' de del dels des dia el els en ens entre era està fins ha
        hem hi i ja l' la les li molt més n' nostra nostre o on pel per perquè però que què s' s'ha se sense
        ser si sobre són també tot tots un una us va vam és
    """,
    "Romanian": """
        a această acest al ale am are astăzi au azi bine care ce cel cu cum da de despre din doar după e ea
        el este eu fi fost iar la le lui mai mult mulțumim ne noastre noastră nostru nu o pe pentru poate
        prin sau se spre sunt să te toate toți un unei unui va vor vă în încă și
    """,
    "Danish or Norwegian": """
        af alle at av bare blei blev bli blir da de deg dem den denne der deres det dette dig din disse du
        efter ei ein eit eller en enn er et etter for fordi fra frå få går ha hadde han har havde hva hvad
        hvem hvor hvordan i idag ikke ikkje ind inn jeg kan kom kunne man mange med meg mellom men mer mere
        mig mye må nu ny nye nå når og også om op opp os oss over på seg sidan sig sin skal slik som store
        så tak takk til ud ut var vart ved vi vil vores vår våre være været
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
