<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>coach</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1 Apr</source>
        <translation>%1. Apr.</translation>
    </message>
    <message>
        <source>%1 April</source>
        <translation>%1. April</translation>
    </message>
    <message>
        <source>%1 Aug</source>
        <translation>%1. Aug.</translation>
    </message>
    <message>
        <source>%1 August</source>
        <translation>%1. August</translation>
    </message>
    <message>
        <source>%1 Dec</source>
        <translation>%1. Dez.</translation>
    </message>
    <message>
        <source>%1 December</source>
        <translation>%1. Dezember</translation>
    </message>
    <message>
        <source>%1 Feb</source>
        <translation>%1. Feb.</translation>
    </message>
    <message>
        <source>%1 February</source>
        <translation>%1. Februar</translation>
    </message>
    <message>
        <source>%1 Jan</source>
        <translation>%1. Jan.</translation>
    </message>
    <message>
        <source>%1 January</source>
        <translation>%1. Januar</translation>
    </message>
    <message>
        <source>%1 Jul</source>
        <translation>%1. Juli</translation>
    </message>
    <message>
        <source>%1 July</source>
        <translation>%1. Juli</translation>
    </message>
    <message>
        <source>%1 Jun</source>
        <translation>%1. Juni</translation>
    </message>
    <message>
        <source>%1 June</source>
        <translation>%1. Juni</translation>
    </message>
    <message>
        <source>%1 Mar</source>
        <translation>%1. März</translation>
    </message>
    <message>
        <source>%1 March</source>
        <translation>%1. März</translation>
    </message>
    <message>
        <source>%1 May</source>
        <translation>%1. Mai</translation>
    </message>
    <message>
        <source>%1 Nov</source>
        <translation>%1. Nov.</translation>
    </message>
    <message>
        <source>%1 November</source>
        <translation>%1. November</translation>
    </message>
    <message>
        <source>%1 Oct</source>
        <translation>%1. Okt.</translation>
    </message>
    <message>
        <source>%1 October</source>
        <translation>%1. Oktober</translation>
    </message>
    <message>
        <source>%1 Sep</source>
        <translation>%1. Sep.</translation>
    </message>
    <message>
        <source>%1 September</source>
        <translation>%1. September</translation>
    </message>
    <message>
        <source>%1 cameras are called %name.</source>
        <translation>%1 Kameras heißen %name.</translation>
    </message>
    <message>
        <source>%1 files are deleted.</source>
        <translation>%1 Dateien sind gelöscht.</translation>
    </message>
    <message>
        <source>%1 holds done</source>
        <translation>%1-mal gehalten</translation>
    </message>
    <message>
        <source>%1 in good form</source>
        <translation>%1 sauber</translation>
    </message>
    <message>
        <source>%1 min held</source>
        <translation>%1 min gehalten</translation>
    </message>
    <message>
        <source>%1 min in good form</source>
        <translation>%1 min sauber gehalten</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 in good form</source>
        <translation>%1 von %2 sauber</translation>
    </message>
    <message>
        <source>%1 of %2 min held</source>
        <translation>%1 von %2 min gehalten</translation>
    </message>
    <message>
        <source>%1 of %2 s held</source>
        <translation>%1 von %2 s gehalten</translation>
    </message>
    <message>
        <source>%1 repetition</source>
        <translation>%1 Wiederholung</translation>
    </message>
    <message>
        <source>%1 repetitions</source>
        <translation>%1 Wiederholungen</translation>
    </message>
    <message>
        <source>%1 s held</source>
        <translation>%1 s gehalten</translation>
    </message>
    <message>
        <source>%1 s in good form</source>
        <translation>%1 s sauber gehalten</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>%1 things more after that</source>
        <translation>danach noch %1 Dinge</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>%1 trials gave no number</source>
        <translation>%1 Versuche ergaben keine Zahl</translation>
    </message>
    <message>
        <source>%1 trials on the left gave no number</source>
        <translation>links ergaben %1 Versuche keine Zahl</translation>
    </message>
    <message>
        <source>%1 trials on the right gave no number</source>
        <translation>rechts ergaben %1 Versuche keine Zahl</translation>
    </message>
    <message>
        <source>%1 trials to go</source>
        <translation>noch %1 Versuche</translation>
    </message>
    <message>
        <source>%angle is not right</source>
        <translation>Stimmt nicht: %angle</translation>
    </message>
    <message>
        <source>%angle is not seen well enough</source>
        <translation>Nicht gut genug zu sehen: %angle</translation>
    </message>
    <message>
        <source>%name gave no picture.</source>
        <translation>%name lieferte kein Bild.</translation>
    </message>
    <message>
        <source>%name stopped giving pictures.</source>
        <translation>%name liefert keine Bilder mehr.</translation>
    </message>
    <message>
        <source>%name: there is no pose in it.</source>
        <translation>%name: Darin ist keine Pose.</translation>
    </message>
    <message>
        <source>1 counted, {good} in good form</source>
        <translation>1 gezählt, {good} sauber</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 difference to what was said then</source>
        <translation>1 Unterschied zu dem, was damals gesagt wurde</translation>
    </message>
    <message>
        <source>1 hold done</source>
        <translation>1-mal gehalten</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>1 repetition</source>
        <translation>1 Wiederholung</translation>
    </message>
    <message>
        <source>1 thing more after that</source>
        <translation>danach noch 1 Sache</translation>
    </message>
    <message>
        <source>1 trial gave no number</source>
        <translation>1 Versuch ergab keine Zahl</translation>
    </message>
    <message>
        <source>1 trial on the left gave no number</source>
        <translation>links ergab 1 Versuch keine Zahl</translation>
    </message>
    <message>
        <source>1 trial on the right gave no number</source>
        <translation>rechts ergab 1 Versuch keine Zahl</translation>
    </message>
    <message>
        <source>1 trial to go</source>
        <translation>noch 1 Versuch</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>2 to 3 m</source>
        <translation>2 bis 3 m</translation>
    </message>
    <message>
        <source>A minor fall, if you have osteoporosis or took steroids for long</source>
        <translation>Ein leichter Sturz, wenn du Osteoporose hast oder lange Kortison genommen hast</translation>
    </message>
    <message>
        <source>A notification to stand up after so many minutes with the window open; 0 for none</source>
        <translation>Eine Meldung zum Aufstehen nach so vielen Minuten mit offenem Fenster; 0 für keine</translation>
    </message>
    <message>
        <source>A real change: {degrees} less than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>Eine echte Veränderung: {degrees} weniger als der Median früherer Tage ({since}), mehr als die nötigen {needed}.</translation>
    </message>
    <message>
        <source>A real change: {degrees} more than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>Eine echte Veränderung: {degrees} mehr als der Median früherer Tage ({since}), mehr als die nötigen {needed}.</translation>
    </message>
    <message>
        <source>A recording was cut off, what is in it can be kept: {what}.</source>
        <translation>Eine Aufzeichnung brach ab, was darin ist, kann bleiben: {what}.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>After NHS Scotland (NHS inform), the Northern Health and Social Care Trust, and the Mayo Clinic.</source>
        <translation>Nach NHS Scotland (NHS inform), dem Northern Health and Social Care Trust und der Mayo Clinic.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Against earlier days</source>
        <translation>Gegen frühere Tage</translation>
    </message>
    <message>
        <source>All days are done. You can start it again, or choose another one.</source>
        <translation>Alle Tage sind geschafft. Du kannst es neu beginnen oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>All done for today.</source>
        <translation>Für heute ist alles geschafft.</translation>
    </message>
    <message>
        <source>All recordings, videos, the history and the settings are deleted. That cannot be undone. Type {word} to do it.</source>
        <translation>Alle Aufzeichnungen, Videos, der Verlauf und die Einstellungen werden gelöscht. Das lässt sich nicht rückgängig machen. Tippe dazu {word} ein.</translation>
    </message>
    <message>
        <source>All right. It stands on the home page.</source>
        <translation>In Ordnung. Sie steht auf der Startseite.</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>Knöchel</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, %side</source>
        <translation>Fußhebung, %side</translation>
    </message>
    <message>
        <source>Another program probably uses it: close that one and try again (`fuser -v /dev/video{index}` names it).</source>
        <translation>Wahrscheinlich benutzt sie ein anderes Programm: Schließ es und versuch es noch einmal (`fuser -v /dev/video{index}` nennt es).</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Arm</translation>
    </message>
    <message>
        <source>Arrows choose, Enter or the number starts</source>
        <translation>Pfeile wählen, Enter oder die Zahl startet</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask your physiotherapist which exercises are right for you.</source>
        <translation>Frag in der Physiotherapie, welche Übungen für dich richtig sind.</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back 1</source>
        <translation>1 zurück</translation>
    </message>
    <message>
        <source>Back view, all in sight</source>
        <translation>Ansicht von hinten, alles im Bild</translation>
    </message>
    <message>
        <source>Begins on {day}.</source>
        <translation>Beginnt am {day}.</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Best: %1 in a row in good form</source>
        <translation>Beste Folge: %1 sauber hintereinander</translation>
    </message>
    <message>
        <source>Both legs must first rest for %1 s.</source>
        <translation>Beide Beine müssen erst %1 s ruhen.</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beide Seiten</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Bring one knee to your chest</source>
        <translation>Zieh ein Knie zur Brust</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Kamera %1</translation>
    </message>
    <message>
        <source>Camera %1 (%name) is there but gives no picture.</source>
        <translation>Kamera %1 (%name) ist da, liefert aber kein Bild.</translation>
    </message>
    <message>
        <source>Camera %1 is there but gives no picture.</source>
        <translation>Kamera %1 ist da, liefert aber kein Bild.</translation>
    </message>
    <message>
        <source>Camera from the front, hip high</source>
        <translation>Kamera von vorn, hüfthoch</translation>
    </message>
    <message>
        <source>Camera from the front, near the floor</source>
        <translation>Kamera von vorn, nah am Boden</translation>
    </message>
    <message>
        <source>Camera from the side, hip high</source>
        <translation>Kamera von der Seite, hüfthoch</translation>
    </message>
    <message>
        <source>Camera from the side, near the floor</source>
        <translation>Kamera von der Seite, nah am Boden</translation>
    </message>
    <message>
        <source>Camera level</source>
        <translation>Kamera gerade</translation>
    </message>
    <message>
        <source>Camera to use when none is named: its number, name or address</source>
        <translation>Kamera, wenn keine genannt wird: Nummer, Name oder Adresse</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>Seite wechseln</translation>
    </message>
    <message>
        <source>Change sides. Now the left.</source>
        <translation>Seite wechseln. Jetzt links.</translation>
    </message>
    <message>
        <source>Change sides. Now the right.</source>
        <translation>Seite wechseln. Jetzt rechts.</translation>
    </message>
    <message>
        <source>Check its cable, and whether another program took it; then start again.</source>
        <translation>Prüf das Kabel und ob ein anderes Programm sie benutzt; dann starte noch einmal.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose a programme. It counts the days on which you do something; a day left out is not lost.</source>
        <translation>Wähl ein Programm. Es zählt die Tage, an denen du etwas tust; ein ausgelassener Tag ist nicht verloren.</translation>
    </message>
    <message>
        <source>Choose another camera or file.</source>
        <translation>Wähl eine andere Kamera oder Datei.</translation>
    </message>
    <message>
        <source>Choose one to start.</source>
        <translation>Wähl eines, um zu beginnen.</translation>
    </message>
    <message>
        <source>Clock stood still</source>
        <translation>Uhr stand still</translation>
    </message>
    <message>
        <source>Close other programs that use it (Teams, Zoom, a browser), and switch on Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera.</source>
        <translation>Schließ andere Programme, die sie benutzen (Teams, Zoom, ein Browser), und schalte ein: Einstellungen &gt; Datenschutz und Sicherheit &gt; Kamera &gt; Desktop-Apps den Zugriff auf die Kamera erlauben.</translation>
    </message>
    <message>
        <source>Close other programs that use it and try again.</source>
        <translation>Schließ andere Programme, die sie benutzen, und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in System Settings &gt; Privacy &amp; Security &gt; Camera for the program that coach was started from (Terminal, for example); then start that program again.</source>
        <translation>Schließ andere Programme, die sie benutzen, und erlaube sie unter Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Kamera für das Programm, aus dem coach gestartet wurde (etwa Terminal); dann starte jenes Programm neu.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Come closer to the camera</source>
        <translation>Komm näher zur Kamera</translation>
    </message>
    <message>
        <source>Come closer to the camera: you are small in the picture.</source>
        <translation>Komm näher zur Kamera: Du bist klein im Bild.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Connected: %cameras.</source>
        <translation>Angeschlossen: %cameras.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark, light, high contrast, or as the system says; all can be told apart by who is colour-blind</source>
        <translation>Dunkel, hell, hoher Kontrast oder wie das System; alle auch bei Farbenblindheit unterscheidbar</translation>
    </message>
    <message>
        <source>Dashed: what would be no change</source>
        <translation>Gestrichelt: was keine Veränderung wäre</translation>
    </message>
    <message>
        <source>Day {number} of {days}, week {week}.</source>
        <translation>Tag {number} von {days}, Woche {week}.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Delete recordings after days</source>
        <translation>Aufzeichnungen löschen nach Tagen</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>Gelöscht: {name}</translation>
    </message>
    <message>
        <source>Deleted: {what}</source>
        <translation>Gelöscht: {what}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Distances in the window and by the voice in metres, or in feet; recordings are metric</source>
        <translation>Entfernungen im Fenster und von der Stimme in Metern oder in Fuß; Aufzeichnungen sind metrisch</translation>
    </message>
    <message>
        <source>Do not exercise with pain this strong. See a doctor or a physiotherapist.</source>
        <translation>Übe nicht mit so starken Schmerzen. Geh zu einer Ärztin, einem Arzt oder in die Physiotherapie.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Heute gemacht</translation>
    </message>
    <message>
        <source>Done, {done} of {times} times</source>
        <translation>Fertig, {done} von {times} Malen</translation>
    </message>
    <message>
        <source>Done. Rest</source>
        <translation>Fertig. Ruh dich aus</translation>
    </message>
    <message>
        <source>Done. Well kept up.</source>
        <translation>Fertig. Gut durchgehalten.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Each has recordings and a history of their own. A number or Enter chooses.</source>
        <translation>Alle haben eigene Aufzeichnungen und einen eigenen Verlauf. Eine Zahl oder Enter wählt.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Elbow flexion, %side</source>
        <translation>Ellbogenbeugung, %side</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Enlarge the timeline</source>
        <translation>Zeitleiste vergrößern</translation>
    </message>
    <message>
        <source>Enough light</source>
        <translation>Genug Licht</translation>
    </message>
    <message>
        <source>Enter looks at one. They lie on this computer only.</source>
        <translation>Enter öffnet eine. Sie liegen nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Enter starts it today</source>
        <translation>Enter startet es heute</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Exercises of your own</source>
        <translation>Eigene Übungen</translation>
    </message>
    <message>
        <source>Far ankle</source>
        <translation>Ferner Knöchel</translation>
    </message>
    <message>
        <source>Far arm</source>
        <translation>Ferner Arm</translation>
    </message>
    <message>
        <source>Far elbow</source>
        <translation>Ferner Ellbogen</translation>
    </message>
    <message>
        <source>Far hip</source>
        <translation>Ferne Hüfte</translation>
    </message>
    <message>
        <source>Far knee</source>
        <translation>Fernes Knie</translation>
    </message>
    <message>
        <source>Far knee inward</source>
        <translation>Fernes Knie nach innen</translation>
    </message>
    <message>
        <source>Far knee past toes</source>
        <translation>Fernes Knie vor Zehen</translation>
    </message>
    <message>
        <source>Far shin</source>
        <translation>Fernes Schienbein</translation>
    </message>
    <message>
        <source>Far thigh</source>
        <translation>Ferner Oberschenkel</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Fuß</translation>
    </message>
    <message>
        <source>First the left side.</source>
        <translation>Zuerst die linke Seite.</translation>
    </message>
    <message>
        <source>First the right side.</source>
        <translation>Zuerst die rechte Seite.</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Flach</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Gefaltet</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Ordner der Aufzeichnungen</translation>
    </message>
    <message>
        <source>For today</source>
        <translation>Für heute</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>From the side</source>
        <translation>Von der Seite</translation>
    </message>
    <message>
        <source>Front ankle</source>
        <translation>Vorderer Knöchel</translation>
    </message>
    <message>
        <source>Front arm</source>
        <translation>Vorderer Arm</translation>
    </message>
    <message>
        <source>Front elbow</source>
        <translation>Vorderer Ellbogen</translation>
    </message>
    <message>
        <source>Front hip</source>
        <translation>Vordere Hüfte</translation>
    </message>
    <message>
        <source>Front knee</source>
        <translation>Vorderes Knie</translation>
    </message>
    <message>
        <source>Front knee inward</source>
        <translation>Vorderes Knie nach innen</translation>
    </message>
    <message>
        <source>Front knee past toes</source>
        <translation>Vorderes Knie vor Zehen</translation>
    </message>
    <message>
        <source>Front shin</source>
        <translation>Vorderes Schienbein</translation>
    </message>
    <message>
        <source>Front thigh</source>
        <translation>Vorderer Oberschenkel</translation>
    </message>
    <message>
        <source>Front view, all in sight</source>
        <translation>Ansicht von vorn, alles im Bild</translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation>Geh in Position</translation>
    </message>
    <message>
        <source>Get medical help at once</source>
        <translation>Hol sofort ärztliche Hilfe</translation>
    </message>
    <message>
        <source>Give the number. %cameras</source>
        <translation>Gib die Nummer an. %cameras</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Weiter geht’s</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Good to see you. It goes on with day {number}: nothing was lost, and nothing piles up.</source>
        <translation>Schön, dass du da bist. Es geht weiter mit Tag {number}: Nichts ist verloren, nichts häuft sich an.</translation>
    </message>
    <message>
        <source>Green: the norm</source>
        <translation>Grün: die Norm</translation>
    </message>
    <message>
        <source>Grey: no difference can be told</source>
        <translation>Grau: kein Unterschied erkennbar</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>Halbzeit</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Head lift</source>
        <translation>Kopfheben</translation>
    </message>
    <message>
        <source>Head to feet in view</source>
        <translation>Kopf bis Fuß im Bild</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Hip</source>
        <translation>Hüfte</translation>
    </message>
    <message>
        <source>Hip bend, %side</source>
        <translation>Hüftwinkel, %side</translation>
    </message>
    <message>
        <source>Hip flexion, %side</source>
        <translation>Hüftbeugung, %side</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Hold {number}</source>
        <translation>Halten {number}</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>How large texts are, 1 is as shipped</source>
        <translation>Wie groß Texte sind, 1 ist der Normalwert</translation>
    </message>
    <message>
        <source>How loud, 0 to 1</source>
        <translation>Wie laut, 0 bis 1</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>How much does it hurt after it?</source>
        <translation>Wie stark sind die Schmerzen danach?</translation>
    </message>
    <message>
        <source>How much does it hurt now?</source>
        <translation>Wie stark sind die Schmerzen jetzt?</translation>
    </message>
    <message>
        <source>How well</source>
        <translation>Wie gut</translation>
    </message>
    <message>
        <source>I cannot see you</source>
        <translation>Ich sehe dich nicht</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Ich habe das gelesen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>In {less} of {count} sessions it hurt less after than before, in {more} more.</source>
        <translation>In {less} von {count} Sitzungen tat es danach weniger weh als davor, in {more} mehr.</translation>
    </message>
    <message>
        <source>It can be deleted: coach recordings delete NAME</source>
        <translation>Sie kann gelöscht werden: coach recordings delete NAME</translation>
    </message>
    <message>
        <source>It hurts more than before. Leave this exercise out, and tell your physiotherapist.</source>
        <translation>Es tut mehr weh als vorher. Lass diese Übung weg und sag es in der Physiotherapie.</translation>
    </message>
    <message>
        <source>It lies in {path}</source>
        <translation>Sie liegt in {path}</translation>
    </message>
    <message>
        <source>It measures and coaches. It does not examine you, and it promises no cure.</source>
        <translation>Es misst und leitet an. Es untersucht dich nicht und verspricht keine Heilung.</translation>
    </message>
    <message>
        <source>It starts when you have been in position for 2 seconds.</source>
        <translation>Es beginnt, wenn du 2 Sekunden in Position bist.</translation>
    </message>
    <message>
        <source>It starts when you keep still there for 2 seconds.</source>
        <translation>Es beginnt, wenn du dort 2 Sekunden stillhältst.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>Join the group that may: `sudo usermod -aG video $USER`, then log out and in again.</source>
        <translation>Tritt der Gruppe bei, die das darf: `sudo usermod -aG video $USER`, dann ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>Judging with today&apos;s rules …</source>
        <translation>Beurteilt nach den Regeln von heute …</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>Halt es so</translation>
    </message>
    <message>
        <source>Keep pictures of me</source>
        <translation>Bilder von mir behalten</translation>
    </message>
    <message>
        <source>Keep the rest</source>
        <translation>Rest behalten</translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation>Gespeichert in {file}</translation>
    </message>
    <message>
        <source>Kept: {seconds} seconds, in {name}</source>
        <translation>Behalten: {seconds} Sekunden, in {name}</translation>
    </message>
    <message>
        <source>Key: %key</source>
        <translation>Taste: %key</translation>
    </message>
    <message>
        <source>Keys 0 to 9, arrows, Enter. For 10 press the right arrow.</source>
        <translation>Tasten 0 bis 9, Pfeile, Enter. Für 10 den Pfeil nach rechts.</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Knee bend, %side</source>
        <translation>Kniewinkel, %side</translation>
    </message>
    <message>
        <source>Knee flexion, %side</source>
        <translation>Kniebeugung, %side</translation>
    </message>
    <message>
        <source>Knee inward</source>
        <translation>Knie nach innen</translation>
    </message>
    <message>
        <source>Knee past toes</source>
        <translation>Knie vor Zehen</translation>
    </message>
    <message>
        <source>Knee past toes, %side</source>
        <translation>Knie vor Zehen, %side</translation>
    </message>
    <message>
        <source>Knee valgus, %side</source>
        <translation>Knie nach innen, %side</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window and of the voice; empty for the system&apos;s</source>
        <translation>Sprache des Fensters und der Stimme; leer für die des Systems</translation>
    </message>
    <message>
        <source>Last done %1 days ago</source>
        <translation>Zuletzt vor %1 Tagen</translation>
    </message>
    <message>
        <source>Last done yesterday</source>
        <translation>Zuletzt gestern</translation>
    </message>
    <message>
        <source>Last time, %1-%2-%3</source>
        <translation>Letztes Mal, %3.%2.%1</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left %leg</source>
        <translation>Links: %leg</translation>
    </message>
    <message>
        <source>Left against right</source>
        <translation>Links gegen rechts</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>Linker Knöchel</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Linker Arm</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Linker Ellbogen</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Linke Hüfte</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Linkes Knie</translation>
    </message>
    <message>
        <source>Left knee inward</source>
        <translation>Linkes Knie nach innen</translation>
    </message>
    <message>
        <source>Left knee past toes</source>
        <translation>Linkes Knie vor Zehen</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>Linkes Schienbein</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Linke Seite</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>Linker Oberschenkel</translation>
    </message>
    <message>
        <source>Left {degrees}</source>
        <translation>Links {degrees}</translation>
    </message>
    <message>
        <source>Level the camera</source>
        <translation>Richte die Kamera gerade</translation>
    </message>
    <message>
        <source>Level the camera: tilted by about %1 degrees.</source>
        <translation>Richte die Kamera gerade: um etwa %1 Grad gekippt.</translation>
    </message>
    <message>
        <source>Lie flat, legs straight</source>
        <translation>Leg dich flach hin, Beine gestreckt</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Loading the pose model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>Longest hold %1 min</source>
        <translation>Am längsten gehalten: %1 min</translation>
    </message>
    <message>
        <source>Longest hold %1 s</source>
        <translation>Am längsten gehalten: %1 s</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Looking for recordings …</source>
        <translation>Aufzeichnungen werden gesucht …</translation>
    </message>
    <message>
        <source>Looking for the right view</source>
        <translation>Die richtige Ansicht wird gesucht</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Main profile</source>
        <translation>Hauptprofil</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure both sides in one session to compare them.</source>
        <translation>Miss beide Seiten in einer Sitzung, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Measure both sides to compare them.</source>
        <translation>Miss beide Seiten, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Most often: {fault}.</source>
        <translation>Am häufigsten: {fault}.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Beweglichkeit</translation>
    </message>
    <message>
        <source>Move back or tilt the camera</source>
        <translation>Geh zurück oder neige die Kamera</translation>
    </message>
    <message>
        <source>Move back or tilt the camera: your %parts must be in the picture.</source>
        <translation>Geh zurück oder neige die Kamera: Im Bild fehlen %parts.</translation>
    </message>
    <message>
        <source>Move only as far as it does not increase the pain. Stop when it does.</source>
        <translation>Beweg dich nur so weit, dass der Schmerz nicht zunimmt. Hör auf, wenn doch.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Name of a new one: a-z, 0-9 and hyphens</source>
        <translation>Name einer neuen: a-z, 0-9 und Bindestriche</translation>
    </message>
    <message>
        <source>Name of somebody new: letters, digits, hyphens</source>
        <translation>Name einer neuen Person: Buchstaben, Ziffern, Bindestriche</translation>
    </message>
    <message>
        <source>Never put ice or heat on bare skin: a towel between, 10 to 20 minutes.</source>
        <translation>Leg Eis oder Wärme nie auf die bloße Haut: ein Handtuch dazwischen, 10 bis 20 Minuten.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New trouble with passing water or with the bowels</source>
        <translation>Neue Probleme beim Wasserlassen oder mit dem Stuhlgang</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next set</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or use a phone as a camera: start a camera app on it and give the address that it shows.</source>
        <translation>Keine Kamera ist angeschlossen. Steck eine ein oder nimm ein Handy als Kamera: Starte darauf eine Kamera-App und gib die Adresse an, die sie zeigt.</translation>
    </message>
    <message>
        <source>No camera needed</source>
        <translation>Keine Kamera nötig</translation>
    </message>
    <message>
        <source>No change that can be told: {degrees} from the median of earlier days ({since}), {needed} are needed.</source>
        <translation>Keine erkennbare Veränderung: {degrees} Abstand zum Median früherer Tage ({since}), {needed} wären nötig.</translation>
    </message>
    <message>
        <source>No hands needed: it starts by itself.</source>
        <translation>Keine Hände nötig: Es beginnt von selbst.</translation>
    </message>
    <message>
        <source>No number: {why}</source>
        <translation>Keine Zahl: {why}</translation>
    </message>
    <message>
        <source>No result yet. Do the hip flexion test, on the home page under “Measure”: three times each leg, two minutes.</source>
        <translation>Noch kein Ergebnis. Mach den Hüftbeugetest, auf der Startseite unter „Messen“: dreimal je Bein, zwei Minuten.</translation>
    </message>
    <message>
        <source>No sound here</source>
        <translation>Hier kein Ton</translation>
    </message>
    <message>
        <source>Nobody in the picture</source>
        <translation>Niemand im Bild</translation>
    </message>
    <message>
        <source>Nobody in the picture yet</source>
        <translation>Noch niemand im Bild</translation>
    </message>
    <message>
        <source>Nobody is seen</source>
        <translation>Niemand ist zu sehen</translation>
    </message>
    <message>
        <source>Nobody is seen: step or lie down where the camera sees your whole body.</source>
        <translation>Niemand ist zu sehen: Stell oder leg dich dorthin, wo die Kamera dich ganz sieht.</translation>
    </message>
    <message>
        <source>Norm %1°</source>
        <translation>Norm %1°</translation>
    </message>
    <message>
        <source>Norm of the hip flexion test</source>
        <translation>Norm des Hüftbeugetests</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>Noch nicht beurteilt</translation>
    </message>
    <message>
        <source>Not measured: {why}</source>
        <translation>Nicht gemessen: {why}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufzeichnung</translation>
    </message>
    <message>
        <source>Not said then, today: {today}</source>
        <translation>Damals nicht gesagt, heute: {today}</translation>
    </message>
    <message>
        <source>Not seen well enough</source>
        <translation>Nicht gut genug zu sehen</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Nicht überwacht</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Notiert.</translation>
    </message>
    <message>
        <source>Nothing beside it</source>
        <translation>Nichts daneben</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>Noch nichts gezählt</translation>
    </message>
    <message>
        <source>Nothing held yet</source>
        <translation>Noch nichts gehalten</translation>
    </message>
    <message>
        <source>Nothing in the last {weeks} weeks. You can begin again any day; nothing is lost.</source>
        <translation>Nichts in den letzten {weeks} Wochen. Du kannst jeden Tag wieder anfangen; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Nothing is due today. Rest is part of it.</source>
        <translation>Heute steht nichts an. Ruhe gehört dazu.</translation>
    </message>
    <message>
        <source>Nothing to mend was seen.</source>
        <translation>Es war nichts zu verbessern.</translation>
    </message>
    <message>
        <source>Nothing was counted or held yet. Choose an exercise on the home page.</source>
        <translation>Noch nichts gezählt oder gehalten. Wähl eine Übung auf der Startseite.</translation>
    </message>
    <message>
        <source>Nothing was done yet. Do an exercise, or a test under “Measure”: how it went is shown here, over weeks.</source>
        <translation>Noch nichts gemacht. Mach eine Übung oder einen Test unter „Messen“: Hier siehst du über Wochen, wie es ging.</translation>
    </message>
    <message>
        <source>Nothing was said of pain yet. You are asked before and after an exercise; you need not answer.</source>
        <translation>Zu Schmerzen noch keine Angabe. Du wirst vor und nach einer Übung gefragt; du musst nicht antworten.</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Nichts wurde gespeichert</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Now the other leg</source>
        <translation>Jetzt das andere Bein</translation>
    </message>
    <message>
        <source>Numbness around the genitals, the anus or the inside of the thighs</source>
        <translation>Taubheit im Genitalbereich, am After oder an der Innenseite der Oberschenkel</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>On 1</source>
        <translation>1 vor</translation>
    </message>
    <message>
        <source>Once a week: measure</source>
        <translation>Einmal pro Woche: messen</translation>
    </message>
    <message>
        <source>One body</source>
        <translation>Ein Körper</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>Only one person should be in the picture. Go on where you were.</source>
        <translation>Nur eine Person soll im Bild sein. Mach dort weiter, wo du warst.</translation>
    </message>
    <message>
        <source>Only one side was exercised: there is nothing to compare.</source>
        <translation>Nur eine Seite wurde geübt: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Opening the camera</source>
        <translation>Die Kamera wird geöffnet</translation>
    </message>
    <message>
        <source>Other ankle</source>
        <translation>Anderer Knöchel</translation>
    </message>
    <message>
        <source>Other arm</source>
        <translation>Anderer Arm</translation>
    </message>
    <message>
        <source>Other elbow</source>
        <translation>Anderer Ellbogen</translation>
    </message>
    <message>
        <source>Other hip</source>
        <translation>Andere Hüfte</translation>
    </message>
    <message>
        <source>Other knee</source>
        <translation>Anderes Knie</translation>
    </message>
    <message>
        <source>Other knee inward</source>
        <translation>Anderes Knie nach innen</translation>
    </message>
    <message>
        <source>Other knee past toes</source>
        <translation>Anderes Knie vor Zehen</translation>
    </message>
    <message>
        <source>Other shin</source>
        <translation>Anderes Schienbein</translation>
    </message>
    <message>
        <source>Other thigh</source>
        <translation>Anderer Oberschenkel</translation>
    </message>
    <message>
        <source>Own exercises</source>
        <translation>Eigene Übungen</translation>
    </message>
    <message>
        <source>Pain after a major fall or an accident</source>
        <translation>Schmerzen nach einem schweren Sturz oder Unfall</translation>
    </message>
    <message>
        <source>Pain at night, or pain together with fever</source>
        <translation>Schmerzen in der Nacht oder zusammen mit Fieber</translation>
    </message>
    <message>
        <source>Pain before and after</source>
        <translation>Schmerz davor und danach</translation>
    </message>
    <message>
        <source>Pain below the knee that suddenly gets worse</source>
        <translation>Schmerzen unter dem Knie, die plötzlich stärker werden</translation>
    </message>
    <message>
        <source>Pain down both legs</source>
        <translation>Schmerzen, die in beide Beine ziehen</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>Teilweise gemacht</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused. It goes on where you were.</source>
        <translation>Pause. Es geht dort weiter, wo du warst.</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Pelvis obliquity</source>
        <translation>Beckenschiefstand</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Pose model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Press Delete again to delete {name} for good.</source>
        <translation>Drück noch einmal Entf, um {name} endgültig zu löschen.</translation>
    </message>
    <message>
        <source>Press Space to go on.</source>
        <translation>Drück die Leertaste, um weiterzumachen.</translation>
    </message>
    <message>
        <source>Press X again to end the programme. What you did stays in the history.</source>
        <translation>Drück noch einmal X, um das Programm zu beenden. Was du getan hast, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Angehoben</translation>
    </message>
    <message>
        <source>Range of motion</source>
        <translation>Bewegungsumfang</translation>
    </message>
    <message>
        <source>Rather not say</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Reading the recording …</source>
        <translation>Die Aufzeichnung wird gelesen …</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Der Verlauf wird gelesen …</translation>
    </message>
    <message>
        <source>Rear ankle</source>
        <translation>Hinterer Knöchel</translation>
    </message>
    <message>
        <source>Rear arm</source>
        <translation>Hinterer Arm</translation>
    </message>
    <message>
        <source>Rear elbow</source>
        <translation>Hinterer Ellbogen</translation>
    </message>
    <message>
        <source>Rear hip</source>
        <translation>Hintere Hüfte</translation>
    </message>
    <message>
        <source>Rear knee</source>
        <translation>Hinteres Knie</translation>
    </message>
    <message>
        <source>Rear knee inward</source>
        <translation>Hinteres Knie nach innen</translation>
    </message>
    <message>
        <source>Rear knee past toes</source>
        <translation>Hinteres Knie vor Zehen</translation>
    </message>
    <message>
        <source>Rear shin</source>
        <translation>Hinteres Schienbein</translation>
    </message>
    <message>
        <source>Rear thigh</source>
        <translation>Hinterer Oberschenkel</translation>
    </message>
    <message>
        <source>Recording, no picture</source>
        <translation>Aufzeichnung ohne Bild</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufzeichnungen</translation>
    </message>
    <message>
        <source>Recordings older than this many days are deleted at the start; 0 keeps them</source>
        <translation>Ältere Aufzeichnungen werden beim Start gelöscht; 0 behält sie</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Remind me to stand up after minutes</source>
        <translation>Ans Aufstehen erinnern nach Minuten</translation>
    </message>
    <message>
        <source>Repetition {number}</source>
        <translation>Wiederholung {number}</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Repetitions each day</source>
        <translation>Wiederholungen je Tag</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Right %leg</source>
        <translation>Rechts: %leg</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>Rechter Knöchel</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Rechter Arm</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Rechter Ellbogen</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Rechte Hüfte</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Rechtes Knie</translation>
    </message>
    <message>
        <source>Right knee inward</source>
        <translation>Rechtes Knie nach innen</translation>
    </message>
    <message>
        <source>Right knee past toes</source>
        <translation>Rechtes Knie vor Zehen</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>Rechtes Schienbein</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Rechte Seite</translation>
    </message>
    <message>
        <source>Right side, mirrored</source>
        <translation>Rechte Seite, gespiegelt</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>Rechter Oberschenkel</translation>
    </message>
    <message>
        <source>Right {degrees}</source>
        <translation>Rechts {degrees}</translation>
    </message>
    <message>
        <source>Rules as recorded</source>
        <translation>Regeln wie aufgezeichnet</translation>
    </message>
    <message>
        <source>Rules now</source>
        <translation>R. heute</translation>
    </message>
    <message>
        <source>Rules of %name</source>
        <translation>Regeln von %name</translation>
    </message>
    <message>
        <source>Rules of today</source>
        <translation>Regeln von heute</translation>
    </message>
    <message>
        <source>Rules then</source>
        <translation>R. damals</translation>
    </message>
    <message>
        <source>Said then, not today: {then}</source>
        <translation>Damals gesagt, heute nicht: {then}</translation>
    </message>
    <message>
        <source>Saved on this computer: the measured points, no picture</source>
        <translation>Auf diesem Computer gespeichert: die gemessenen Punkte, kein Bild</translation>
    </message>
    <message>
        <source>Seconds held each day</source>
        <translation>Gehaltene Sekunden je Tag</translation>
    </message>
    <message>
        <source>See a doctor or a physiotherapist soon, before you exercise</source>
        <translation>Geh bald zur Ärztin, zum Arzt oder zur Physiotherapie, bevor du übst</translation>
    </message>
    <message>
        <source>Seen: {found}. The draft counts {counted} of them. Look through it, and change what is not meant.</source>
        <translation>Gesehen: {found}. Der Entwurf zählt {counted} davon. Sieh ihn durch und ändere, was nicht gemeint ist.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Set %1 of %2</source>
        <translation>Satz %1 von %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Severe or growing weakness or numbness in the legs</source>
        <translation>Starke oder zunehmende Schwäche oder Taubheit in den Beinen</translation>
    </message>
    <message>
        <source>Shin</source>
        <translation>Schienbein</translation>
    </message>
    <message>
        <source>Shin lean, %side</source>
        <translation>Schienbeinneigung, %side</translation>
    </message>
    <message>
        <source>Shin tilt, %side</source>
        <translation>Schienbeinkippung, %side</translation>
    </message>
    <message>
        <source>Shoulder bend, %side</source>
        <translation>Schulterwinkel, %side</translation>
    </message>
    <message>
        <source>Shoulder obliquity</source>
        <translation>Schulterschiefstand</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <translation>Schultern</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Vormachen</translation>
    </message>
    <message>
        <source>Show my picture as a mirror</source>
        <translation>Mein Bild wie im Spiegel zeigen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Side view, all in sight</source>
        <translation>Seitenansicht, alles im Bild</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>Sitzen</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Somebody else is in the picture</source>
        <translation>Noch jemand ist im Bild</translation>
    </message>
    <message>
        <source>Somebody else is in the picture: only you should be seen.</source>
        <translation>Noch jemand ist im Bild: Nur du sollst zu sehen sein.</translation>
    </message>
    <message>
        <source>Somebody else is in the way</source>
        <translation>Jemand ist im Weg</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>Kniebeuge</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>Stehen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Starts in</source>
        <translation>Beginnt in</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Beginnt in %1</translation>
    </message>
    <message>
        <source>Starts when you are in position</source>
        <translation>Beginnt, wenn du in Position bist</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stay still</source>
        <translation>Halt still</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step back, stand still, do it three times, stand still again. Enter when you are done.</source>
        <translation>Geh zurück, steh still, mach es dreimal, steh wieder still. Enter, wenn du fertig bist.</translation>
    </message>
    <message>
        <source>Step or lie down where the camera sees your whole body.</source>
        <translation>Stell oder leg dich dorthin, wo die Kamera dich ganz sieht.</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Schritt {number}</translation>
    </message>
    <message>
        <source>Stop the exercise</source>
        <translation>Hör mit der Übung auf</translation>
    </message>
    <message>
        <source>Stopped before the first picture</source>
        <translation>Vor dem ersten Bild angehalten</translation>
    </message>
    <message>
        <source>Stopped. Look at the screen.</source>
        <translation>Angehalten. Schau auf den Bildschirm.</translation>
    </message>
    <message>
        <source>Strengthen</source>
        <translation>Kräftigen</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Dehnen</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Ten seconds</source>
        <translation>Zehn Sekunden</translation>
    </message>
    <message>
        <source>Text files. Open one in an editor: it is read again when you save it.</source>
        <translation>Textdateien. Öffne eine in einem Editor: Beim Speichern wird sie neu gelesen.</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>That was all of it.</source>
        <translation>Das war alles.</translation>
    </message>
    <message>
        <source>The camera</source>
        <translation>Die Kamera</translation>
    </message>
    <message>
        <source>The first one that is found</source>
        <translation>Die erste, die gefunden wird</translation>
    </message>
    <message>
        <source>The first time: nothing to compare with yet.</source>
        <translation>Das erste Mal: noch nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>The first time: there is nothing to compare with yet.</source>
        <translation>Das erste Mal: Es gibt noch nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>The leg was never held still for %1 s.</source>
        <translation>Das Bein wurde nie %1 s stillgehalten.</translation>
    </message>
    <message>
        <source>The norm that the hip flexion test compares with, degrees</source>
        <translation>Die Norm, mit der der Hüftbeugetest vergleicht, in Grad</translation>
    </message>
    <message>
        <source>The picture is too dark to see you.</source>
        <translation>Das Bild ist zu dunkel, um dich zu sehen.</translation>
    </message>
    <message>
        <source>The pose model to use: a .task file of MediaPipe&apos;s pose landmarker; empty for the shipped one</source>
        <translation>Das Modell: eine .task-Datei von MediaPipes Pose Landmarker; leer für das mitgelieferte</translation>
    </message>
    <message>
        <source>The recording was cut off: what was said at its end is not in it.</source>
        <translation>Die Aufzeichnung brach ab: Was am Ende gesagt wurde, fehlt.</translation>
    </message>
    <message>
        <source>The time before {good}.</source>
        <translation>Das Mal davor {good}.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Damals</translation>
    </message>
    <message>
        <source>Then: {then}. Today: {today}</source>
        <translation>Damals: {then}. Heute: {today}</translation>
    </message>
    <message>
        <source>There are no exercises</source>
        <translation>Es gibt keine Übungen</translation>
    </message>
    <message>
        <source>There are no recordings yet. Do an exercise: it is recorded while you do it, as points of the body, without a picture.</source>
        <translation>Es gibt noch keine Aufzeichnungen. Mach eine Übung: Sie wird dabei aufgezeichnet, als Punkte des Körpers, ohne Bild.</translation>
    </message>
    <message>
        <source>There are none yet. Write a name below, then N for a file to begin from, or D to show it: a recording or the camera.</source>
        <translation>Es gibt noch keine. Schreib unten einen Namen, dann N für eine Datei als Anfang oder D, um sie vorzumachen: mit einer Aufzeichnung oder der Kamera.</translation>
    </message>
    <message>
        <source>There is no camera %1.</source>
        <translation>Es gibt keine Kamera %1.</translation>
    </message>
    <message>
        <source>There is no camera, file or address called %name.</source>
        <translation>Es gibt keine Kamera, Datei oder Adresse namens %name.</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>Oberschenkel</translation>
    </message>
    <message>
        <source>Thigh elevation, %side</source>
        <translation>Oberschenkelhebung, %side</translation>
    </message>
    <message>
        <source>This computer analyses about %1 pictures a second</source>
        <translation>Dieser Computer wertet etwa %1 Bilder pro Sekunde aus</translation>
    </message>
    <message>
        <source>Time to stand up</source>
        <translation>Zeit aufzustehen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>To the next mark</source>
        <translation>Zur nächsten Marke</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Today&apos;s rules count the same. Only times or the view differ a little.</source>
        <translation>Die Regeln von heute zählen dasselbe. Nur Zeiten oder Ansicht weichen etwas ab.</translation>
    </message>
    <message>
        <source>Today&apos;s rules say exactly what was said then.</source>
        <translation>Die Regeln von heute sagen genau dasselbe wie damals.</translation>
    </message>
    <message>
        <source>Today: {title}</source>
        <translation>Heute: {title}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Trial {number}</source>
        <translation>Versuch {number}</translation>
    </message>
    <message>
        <source>Trunk lean</source>
        <translation>Rumpfneigung</translation>
    </message>
    <message>
        <source>Trunk tilt</source>
        <translation>Rumpfneigung, grob</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Turn around</source>
        <translation>Dreh dich um</translation>
    </message>
    <message>
        <source>Turn around: the %leg must be towards the camera.</source>
        <translation>Dreh dich um. Zur Kamera zeigt: %leg.</translation>
    </message>
    <message>
        <source>Turn on a light</source>
        <translation>Mach Licht an</translation>
    </message>
    <message>
        <source>Turn on a light: the picture is too dark.</source>
        <translation>Mach Licht an: Das Bild ist zu dunkel.</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front</source>
        <translation>Dreh die Kamera, dass sie dich von vorn sieht</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front: now about %1 degrees off.</source>
        <translation>Dreh die Kamera, dass sie dich von vorn sieht: jetzt etwa %1 Grad daneben.</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side</source>
        <translation>Dreh die Kamera, dass sie dich von der Seite sieht</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side: now about %1 degrees off.</source>
        <translation>Dreh die Kamera, dass sie dich von der Seite sieht: jetzt etwa %1 Grad daneben.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Unsteadiness when you stand or walk</source>
        <translation>Unsicherheit beim Stehen oder Gehen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>Stimme und Töne</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Week {week}: {days}</source>
        <translation>Woche {week}: {days}</translation>
    </message>
    <message>
        <source>What coach is</source>
        <translation>Was coach ist</translation>
    </message>
    <message>
        <source>What was recorded before is kept.</source>
        <translation>Was vorher aufgezeichnet wurde, bleibt.</translation>
    </message>
    <message>
        <source>What you did is kept. Check the cable or the network: as soon as the camera is back, you go on.</source>
        <translation>Was du getan hast, bleibt. Prüf Kabel oder Netzwerk: Sobald die Kamera wieder da ist, geht es weiter.</translation>
    </message>
    <message>
        <source>When it increases the pain. A stretch may pull; it must not hurt.</source>
        <translation>Wenn der Schmerz zunimmt. Eine Dehnung darf ziehen; wehtun darf sie nicht.</translation>
    </message>
    <message>
        <source>When to stop, and when to see a professional</source>
        <translation>Wann aufhören, und wann zu Fachleuten gehen</translation>
    </message>
    <message>
        <source>When you get dizzy, or feel unwell.</source>
        <translation>Wenn dir schwindlig wird oder du dich unwohl fühlst.</translation>
    </message>
    <message>
        <source>Where recordings are kept; empty for the usual place</source>
        <translation>Wo Aufzeichnungen liegen; leer für den üblichen Ort</translation>
    </message>
    <message>
        <source>Where that norm comes from</source>
        <translation>Woher diese Norm stammt</translation>
    </message>
    <message>
        <source>Where that norm comes from, told beside it; empty if it is the one that the exercise names</source>
        <translation>Woher diese Norm stammt, steht daneben; leer, wenn es die der Übung ist</translation>
    </message>
    <message>
        <source>Where the camera stands</source>
        <translation>Wo die Kamera steht</translation>
    </message>
    <message>
        <source>Whether a live picture is shown as a mirror would; measured it never is</source>
        <translation>Ob das Bild wie im Spiegel gezeigt wird; gemessen wird es nie so</translation>
    </message>
    <message>
        <source>Whether pictures are kept too, not only poses</source>
        <translation>Ob auch Bilder behalten werden, nicht nur Posen</translation>
    </message>
    <message>
        <source>Whether prompts are spoken, or beeped where the system has no voice</source>
        <translation>Ob Hinweise gesprochen werden, oder Töne, wo das System keine Stimme hat</translation>
    </message>
    <message>
        <source>Who is exercising?</source>
        <translation>Wer übt?</translation>
    </message>
    <message>
        <source>Write a name first, for example standing-march.</source>
        <translation>Schreib zuerst einen Namen, zum Beispiel standing-march.</translation>
    </message>
    <message>
        <source>You are not allowed to use camera %1 (%device).</source>
        <translation>Du darfst Kamera %1 (%device) nicht benutzen.</translation>
    </message>
    <message>
        <source>You are not seen well enough</source>
        <translation>Du bist nicht gut genug zu sehen</translation>
    </message>
    <message>
        <source>You are seen</source>
        <translation>Du bist zu sehen</translation>
    </message>
    <message>
        <source>You follow no programme.</source>
        <translation>Du folgst keinem Programm.</translation>
    </message>
    <message>
        <source>You have been sitting for {minutes} minutes. Stand up for a moment; a short stretch takes half a minute.</source>
        <translation>Du sitzt seit {minutes} Minuten. Steh kurz auf; eine kleine Dehnung dauert eine halbe Minute.</translation>
    </message>
    <message>
        <source>a real change</source>
        <translation>eine echte Veränderung</translation>
    </message>
    <message>
        <source>above the norm of {norm}</source>
        <translation>über der Norm von {norm}</translation>
    </message>
    <message>
        <source>being recorded now</source>
        <translation>wird gerade aufgezeichnet</translation>
    </message>
    <message>
        <source>below the norm of {norm}</source>
        <translation>unter der Norm von {norm}</translation>
    </message>
    <message>
        <source>best %1°</source>
        <translation>am besten %1°</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>coach</source>
        <translation>coach</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cut off: R keeps what is in it</source>
        <translation>abgebrochen: R behält, was darin ist</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>either</source>
        <translation>eine von beiden</translation>
    </message>
    <message>
        <source>far</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>faults: {names}</source>
        <translation>Fehler: {names}</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>Füße</translation>
    </message>
    <message>
        <source>front</source>
        <translation>vorn</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>held for {time}</source>
        <translation>{time} gehalten</translation>
    </message>
    <message>
        <source>held {seconds} s</source>
        <translation>{seconds} s gehalten</translation>
    </message>
    <message>
        <source>held {time}</source>
        <translation>{time} gehalten</translation>
    </message>
    <message>
        <source>hip high</source>
        <translation>hüfthoch</translation>
    </message>
    <message>
        <source>hips</source>
        <translation>Hüfte</translation>
    </message>
    <message>
        <source>in good form</source>
        <translation>sauber</translation>
    </message>
    <message>
        <source>knee high</source>
        <translation>kniehoch</translation>
    </message>
    <message>
        <source>knees</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left %leg</source>
        <translation>links: %leg</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>linke Seite</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>near</source>
        <translation>nah</translation>
    </message>
    <message>
        <source>no leg is raised yet</source>
        <translation>noch ist kein Bein angehoben</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>no pain</source>
        <translation>kein Schmerz</translation>
    </message>
    <message>
        <source>nobody is in the picture</source>
        <translation>niemand ist im Bild</translation>
    </message>
    <message>
        <source>norm {degrees}</source>
        <translation>Norm {degrees}</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht zu sehen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of %1 min</source>
        <translation>von %1 min</translation>
    </message>
    <message>
        <source>of %1 s</source>
        <translation>von %1 s</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>one test</source>
        <translation>ein Test</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>other leg</source>
        <translation>anderes Bein</translation>
    </message>
    <message>
        <source>rear</source>
        <translation>hinten</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>right %leg</source>
        <translation>rechts: %leg</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>rechte Seite</translation>
    </message>
    <message>
        <source>shoulders</source>
        <translation>Schultern</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>the joints are not all seen</source>
        <translation>nicht alle Gelenke sind zu sehen</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>trials {values}</source>
        <translation>Versuche {values}</translation>
    </message>
    <message>
        <source>within error</source>
        <translation>innerhalb des Fehlers</translation>
    </message>
    <message>
        <source>within error of the norm of {norm}</source>
        <translation>innerhalb des Fehlers bei der Norm von {norm}</translation>
    </message>
    <message>
        <source>working</source>
        <translation>übende</translation>
    </message>
    <message>
        <source>worst pain imaginable</source>
        <translation>schlimmster vorstellbarer Schmerz</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{amount} each side</source>
        <translation>{amount} je Seite</translation>
    </message>
    <message>
        <source>{amount}, {side} side</source>
        <translation>{amount}, {side}</translation>
    </message>
    <message>
        <source>{angle}, last 15 s</source>
        <translation>{angle}, letzte 15 s</translation>
    </message>
    <message>
        <source>{count} counted, {good} in good form</source>
        <translation>{count} gezählt, {good} sauber</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>vor {count} Tagen</translation>
    </message>
    <message>
        <source>{count} differences to what was said then</source>
        <translation>{count} Unterschiede zu dem, was damals gesagt wurde</translation>
    </message>
    <message>
        <source>{count} done. Let go.</source>
        <translation>{count} geschafft. Lass los.</translation>
    </message>
    <message>
        <source>{count} holds</source>
        <translation>{count}-mal gehalten</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} Minuten</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} Fehler</translation>
    </message>
    <message>
        <source>{count} recordings cannot be read and count for nothing: see Recordings.</source>
        <translation>{count} Aufzeichnungen sind nicht lesbar und zählen nicht: siehe Aufzeichnungen.</translation>
    </message>
    <message>
        <source>{count} recordings were cut off. What is in them can be kept.</source>
        <translation>{count} Aufzeichnungen brachen ab. Was darin ist, kann bleiben.</translation>
    </message>
    <message>
        <source>{count} repetitions</source>
        <translation>{count} Wiederholungen</translation>
    </message>
    <message>
        <source>{count} seconds held</source>
        <translation>{count} Sekunden halten</translation>
    </message>
    <message>
        <source>{count} trials to go</source>
        <translation>noch {count} Versuche</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} Wochen</translation>
    </message>
    <message>
        <source>{count} weeks ago</source>
        <translation>vor {count} Wochen</translation>
    </message>
    <message>
        <source>{count}. Halfway</source>
        <translation>{count}. Halbzeit</translation>
    </message>
    <message>
        <source>{count}. One more</source>
        <translation>{count}. Noch eine</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} Tage</translation>
    </message>
    <message>
        <source>{day}: {after} after, not asked before.</source>
        <translation>{day}: danach {after}, davor nicht gefragt.</translation>
    </message>
    <message>
        <source>{day}: {before} before, not asked after.</source>
        <translation>{day}: davor {before}, danach nicht gefragt.</translation>
    </message>
    <message>
        <source>{day}: {before} before, {after} after.</source>
        <translation>{day}: davor {before}, danach {after}.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: no difference that can be told, {needed} are needed.</source>
        <translation>{degrees} Unterschied am {day}: nicht sicher erkennbar, {needed} wären nötig.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the left side bends less. {needed} are needed to tell.</source>
        <translation>{degrees} Unterschied am {day}: Die linke Seite beugt weniger. {needed} sind nötig, um das zu sagen.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the right side bends less. {needed} are needed to tell.</source>
        <translation>{degrees} Unterschied am {day}: Die rechte Seite beugt weniger. {needed} sind nötig, um das zu sagen.</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the left side is the stiffer one.</source>
        <translation>{degrees} Unterschied, mehr als der Messfehler: Links ist steifer.</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the right side is the stiffer one.</source>
        <translation>{degrees} Unterschied, mehr als der Messfehler: Rechts ist steifer.</translation>
    </message>
    <message>
        <source>{degrees} apart. Within the measurement&apos;s error: no difference can be told.</source>
        <translation>{degrees} Unterschied. Innerhalb des Messfehlers: kein Unterschied erkennbar.</translation>
    </message>
    <message>
        <source>{degrees} degrees</source>
        <translation>{degrees} Grad</translation>
    </message>
    <message>
        <source>{done} of {times} times done</source>
        <translation>{done} von {times} Malen gemacht</translation>
    </message>
    <message>
        <source>{recent} of the last 7 days, {all} days in the last {weeks} weeks.</source>
        <translation>{recent} der letzten 7 Tage, {all} Tage in den letzten {weeks} Wochen.</translation>
    </message>
    <message>
        <source>{repetitions} repetitions, phase {phase}</source>
        <translation>{repetitions} Wiederholungen, Phase {phase}</translation>
    </message>
    <message>
        <source>{side}: {degrees} ± {error} on {day}, {norm}.</source>
        <translation>{side}: {degrees} ± {error} am {day}, {norm}.</translation>
    </message>
    <message>
        <source>{times} times today</source>
        <translation>heute {times}-mal</translation>
    </message>
    <message>
        <source>{title}, {day}: {done}, {good} in good form.</source>
        <translation>{title}, {day}: {done}, {good} sauber.</translation>
    </message>
    <message>
        <source>± {degrees}: the truth lies this near in 95 of 100 cases.</source>
        <translation>± {degrees}: So nah liegt der wahre Wert in 95 von 100 Fällen.</translation>
    </message>
    <message>
        <source>■ After</source>
        <translation>■ Danach</translation>
    </message>
    <message>
        <source>◆ Right</source>
        <translation>◆ Rechts</translation>
    </message>
    <message>
        <source>● Before</source>
        <translation>● Davor</translation>
    </message>
    <message>
        <source>● Left</source>
        <translation>● Links</translation>
    </message>
    <message>
        <source>Cannot be read: </source>
        <translation type="vanished">Nicht lesbar: </translation>
    </message>
    <message>
        <source>Dark or light, or as the system says; all can be told apart by who is colour-blind</source>
        <translation type="vanished">Dunkel oder hell oder wie das System; alle auch bei Farbenblindheit unterscheidbar</translation>
    </message>
    <message>
        <source>First person</source>
        <translation type="vanished">Erste Person</translation>
    </message>
    <message>
        <source>Looking for exercises …</source>
        <translation type="vanished">Übungen werden gesucht …</translation>
    </message>
    <message>
        <source>Units of lengths: metres, or feet</source>
        <translation type="vanished">Einheiten der Längen: Meter oder Fuß</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="vanished">Wer</translation>
    </message>
</context>
</TS>
