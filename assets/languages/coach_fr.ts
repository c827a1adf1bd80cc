<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>coach</name>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>%1 Apr</source>
        <translation>%1 avr.</translation>
    </message>
    <message>
        <source>%1 April</source>
        <translation>%1 avril</translation>
    </message>
    <message>
        <source>%1 Aug</source>
        <translation>%1 août</translation>
    </message>
    <message>
        <source>%1 August</source>
        <translation>%1 août</translation>
    </message>
    <message>
        <source>%1 Dec</source>
        <translation>%1 déc.</translation>
    </message>
    <message>
        <source>%1 December</source>
        <translation>%1 décembre</translation>
    </message>
    <message>
        <source>%1 Feb</source>
        <translation>%1 févr.</translation>
    </message>
    <message>
        <source>%1 February</source>
        <translation>%1 février</translation>
    </message>
    <message>
        <source>%1 Jan</source>
        <translation>%1 janv.</translation>
    </message>
    <message>
        <source>%1 January</source>
        <translation>%1 janvier</translation>
    </message>
    <message>
        <source>%1 Jul</source>
        <translation>%1 juil.</translation>
    </message>
    <message>
        <source>%1 July</source>
        <translation>%1 juillet</translation>
    </message>
    <message>
        <source>%1 Jun</source>
        <translation>%1 juin</translation>
    </message>
    <message>
        <source>%1 June</source>
        <translation>%1 juin</translation>
    </message>
    <message>
        <source>%1 Mar</source>
        <translation>%1 mars</translation>
    </message>
    <message>
        <source>%1 March</source>
        <translation>%1 mars</translation>
    </message>
    <message>
        <source>%1 May</source>
        <translation>%1 mai</translation>
    </message>
    <message>
        <source>%1 Nov</source>
        <translation>%1 nov.</translation>
    </message>
    <message>
        <source>%1 November</source>
        <translation>%1 novembre</translation>
    </message>
    <message>
        <source>%1 Oct</source>
        <translation>%1 oct.</translation>
    </message>
    <message>
        <source>%1 October</source>
        <translation>%1 octobre</translation>
    </message>
    <message>
        <source>%1 Sep</source>
        <translation>%1 sept.</translation>
    </message>
    <message>
        <source>%1 September</source>
        <translation>%1 septembre</translation>
    </message>
    <message>
        <source>%1 cameras are called %name.</source>
        <translation>%1 caméras s’appellent %name.</translation>
    </message>
    <message>
        <source>%1 files are deleted.</source>
        <translation>%1 fichiers supprimés.</translation>
    </message>
    <message>
        <source>%1 holds done</source>
        <translation>%1 maintiens faits</translation>
    </message>
    <message>
        <source>%1 in good form</source>
        <translation>%1 bien faites</translation>
    </message>
    <message>
        <source>%1 min held</source>
        <translation>%1 min tenues</translation>
    </message>
    <message>
        <source>%1 min in good form</source>
        <translation>%1 min bien faites</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 in good form</source>
        <translation>%1 sur %2 bien faites</translation>
    </message>
    <message>
        <source>%1 of %2 min held</source>
        <translation>%1 sur %2 min tenues</translation>
    </message>
    <message>
        <source>%1 of %2 s held</source>
        <translation>%1 sur %2 s tenues</translation>
    </message>
    <message>
        <source>%1 repetition</source>
        <translation>%1 répétition</translation>
    </message>
    <message>
        <source>%1 repetitions</source>
        <translation>%1 répétitions</translation>
    </message>
    <message>
        <source>%1 s held</source>
        <translation>%1 s tenues</translation>
    </message>
    <message>
        <source>%1 s in good form</source>
        <translation>%1 s bien faites</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 sautées</translation>
    </message>
    <message>
        <source>%1 things more after that</source>
        <translation>puis encore %1 choses</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 fois</translation>
    </message>
    <message>
        <source>%1 trials gave no number</source>
        <translation>%1 essais sans résultat</translation>
    </message>
    <message>
        <source>%1 trials on the left gave no number</source>
        <translation>à gauche, %1 essais sans résultat</translation>
    </message>
    <message>
        <source>%1 trials on the right gave no number</source>
        <translation>à droite, %1 essais sans résultat</translation>
    </message>
    <message>
        <source>%1 trials to go</source>
        <translation>encore %1 essais</translation>
    </message>
    <message>
        <source>%angle is not right</source>
        <translation>À corriger : %angle</translation>
    </message>
    <message>
        <source>%angle is not seen well enough</source>
        <translation>Pas assez visible : %angle</translation>
    </message>
    <message>
        <source>%name gave no picture.</source>
        <translation>%name n’a donné aucune image.</translation>
    </message>
    <message>
        <source>%name stopped giving pictures.</source>
        <translation>%name ne donne plus d’images.</translation>
    </message>
    <message>
        <source>%name: there is no pose in it.</source>
        <translation>%name : aucune pose dedans.</translation>
    </message>
    <message>
        <source>1 counted, {good} in good form</source>
        <translation>1 comptée, {good} bien faite</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>1 difference to what was said then</source>
        <translation>1 différence avec ce qui a été dit alors</translation>
    </message>
    <message>
        <source>1 hold done</source>
        <translation>1 maintien fait</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>1 erreur</translation>
    </message>
    <message>
        <source>1 repetition</source>
        <translation>1 répétition</translation>
    </message>
    <message>
        <source>1 thing more after that</source>
        <translation>puis encore 1 chose</translation>
    </message>
    <message>
        <source>1 trial gave no number</source>
        <translation>1 essai sans résultat</translation>
    </message>
    <message>
        <source>1 trial on the left gave no number</source>
        <translation>à gauche, 1 essai sans résultat</translation>
    </message>
    <message>
        <source>1 trial on the right gave no number</source>
        <translation>à droite, 1 essai sans résultat</translation>
    </message>
    <message>
        <source>1 trial to go</source>
        <translation>encore 1 essai</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semaine</translation>
    </message>
    <message>
        <source>2 to 3 m</source>
        <translation>2 à 3 m</translation>
    </message>
    <message>
        <source>A minor fall, if you have osteoporosis or took steroids for long</source>
        <translation>Une chute légère, si tu as de l’ostéoporose ou pris longtemps des corticoïdes</translation>
    </message>
    <message>
        <source>A notification to stand up after so many minutes with the window open; 0 for none</source>
        <translation>Un rappel pour te lever après tant de minutes avec la fenêtre ouverte ; 0 pour aucun</translation>
    </message>
    <message>
        <source>A real change: {degrees} less than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>Un vrai changement : {degrees} de moins que la médiane des jours précédents ({since}), plus que les {needed} nécessaires.</translation>
    </message>
    <message>
        <source>A real change: {degrees} more than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>Un vrai changement : {degrees} de plus que la médiane des jours précédents ({since}), plus que les {needed} nécessaires.</translation>
    </message>
    <message>
        <source>A recording was cut off, what is in it can be kept: {what}.</source>
        <translation>Un enregistrement a été coupé ; ce qu’il contient peut être gardé : {what}.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>After NHS Scotland (NHS inform), the Northern Health and Social Care Trust, and the Mayo Clinic.</source>
        <translation>D’après NHS Scotland (NHS inform), le Northern Health and Social Care Trust et la Mayo Clinic.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Encore</translation>
    </message>
    <message>
        <source>Against earlier days</source>
        <translation>Face aux jours précédents</translation>
    </message>
    <message>
        <source>All days are done. You can start it again, or choose another one.</source>
        <translation>Tous les jours sont faits. Tu peux le recommencer ou en choisir un autre.</translation>
    </message>
    <message>
        <source>All done for today.</source>
        <translation>Tout est fait pour aujourd’hui.</translation>
    </message>
    <message>
        <source>All recordings, videos, the history and the settings are deleted. That cannot be undone. Type {word} to do it.</source>
        <translation>Tous les enregistrements, les vidéos, l’historique et les réglages sont supprimés. C’est irréversible. Pour le faire, tape {word}.</translation>
    </message>
    <message>
        <source>All right. It stands on the home page.</source>
        <translation>Tout va bien. Il est sur la page d’accueil.</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Aussi</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>Cheville</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, %side</source>
        <translation>Flexion dorsale, %side</translation>
    </message>
    <message>
        <source>Another program probably uses it: close that one and try again (`fuser -v /dev/video{index}` names it).</source>
        <translation>Un autre programme l’utilise sans doute : ferme-le et réessaie (`fuser -v /dev/video{index}` le nomme).</translation>
    </message>
    <message>
        <source>April</source>
        <translation>avril</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Bras</translation>
    </message>
    <message>
        <source>Arrows choose, Enter or the number starts</source>
        <translation>Flèches pour choisir, Entrée ou le chiffre pour lancer</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Ask your physiotherapist which exercises are right for you.</source>
        <translation>Demande à ton kiné quels exercices te conviennent.</translation>
    </message>
    <message>
        <source>August</source>
        <translation>août</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back 1</source>
        <translation>1 arrière</translation>
    </message>
    <message>
        <source>Back view, all in sight</source>
        <translation>Vue de dos, tout est visible</translation>
    </message>
    <message>
        <source>Begins on {day}.</source>
        <translation>Commence le {day}.</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>À côté</translation>
    </message>
    <message>
        <source>Best: %1 in a row in good form</source>
        <translation>Meilleure série : %1 de suite bien faites</translation>
    </message>
    <message>
        <source>Both legs must first rest for %1 s.</source>
        <translation>Les deux jambes doivent d’abord reposer %1 s.</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Les deux côtés</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>Bring one knee to your chest</source>
        <translation>Amène un genou à la poitrine</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Caméra %1</translation>
    </message>
    <message>
        <source>Camera %1 (%name) is there but gives no picture.</source>
        <translation>La caméra %1 (%name) est là mais ne donne pas d’image.</translation>
    </message>
    <message>
        <source>Camera %1 is there but gives no picture.</source>
        <translation>La caméra %1 est là mais ne donne pas d’image.</translation>
    </message>
    <message>
        <source>Camera from the front, hip high</source>
        <translation>Caméra de face, à hauteur de hanche</translation>
    </message>
    <message>
        <source>Camera from the front, near the floor</source>
        <translation>Caméra de face, près du sol</translation>
    </message>
    <message>
        <source>Camera from the side, hip high</source>
        <translation>Caméra de côté, à hauteur de hanche</translation>
    </message>
    <message>
        <source>Camera from the side, near the floor</source>
        <translation>Caméra de côté, près du sol</translation>
    </message>
    <message>
        <source>Camera level</source>
        <translation>Caméra droite</translation>
    </message>
    <message>
        <source>Camera to use when none is named: its number, name or address</source>
        <translation>Caméra utilisée si aucune n’est nommée : numéro, nom ou adresse</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>Change de côté</translation>
    </message>
    <message>
        <source>Change sides. Now the left.</source>
        <translation>Change de côté. Maintenant à gauche.</translation>
    </message>
    <message>
        <source>Change sides. Now the right.</source>
        <translation>Change de côté. Maintenant à droite.</translation>
    </message>
    <message>
        <source>Check its cable, and whether another program took it; then start again.</source>
        <translation>Vérifie le câble et si un autre programme l’a prise ; puis recommence.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Choose a programme. It counts the days on which you do something; a day left out is not lost.</source>
        <translation>Choisis un programme. Il compte les jours où tu fais quelque chose ; un jour sauté n’est pas perdu.</translation>
    </message>
    <message>
        <source>Choose another camera or file.</source>
        <translation>Choisis une autre caméra ou un autre fichier.</translation>
    </message>
    <message>
        <source>Choose one to start.</source>
        <translation>Choisis-en un pour commencer.</translation>
    </message>
    <message>
        <source>Clock stood still</source>
        <translation>Chrono arrêté</translation>
    </message>
    <message>
        <source>Close other programs that use it (Teams, Zoom, a browser), and switch on Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera.</source>
        <translation>Ferme les autres programmes qui l’utilisent (Teams, Zoom, un navigateur) et active Paramètres &gt; Confidentialité et sécurité &gt; Caméra &gt; Autoriser les applications de bureau à accéder à la caméra.</translation>
    </message>
    <message>
        <source>Close other programs that use it and try again.</source>
        <translation>Ferme les autres programmes qui l’utilisent et réessaie.</translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in System Settings &gt; Privacy &amp; Security &gt; Camera for the program that coach was started from (Terminal, for example); then start that program again.</source>
        <translation>Ferme les autres programmes qui l’utilisent et autorise-la dans Réglages Système &gt; Confidentialité et sécurité &gt; Appareil photo pour le programme d’où coach a été lancé (Terminal, par exemple) ; puis relance ce programme.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Plus près</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Come closer to the camera</source>
        <translation>Approche-toi de la caméra</translation>
    </message>
    <message>
        <source>Come closer to the camera: you are small in the picture.</source>
        <translation>Approche-toi de la caméra : tu es petit à l’image.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Connected: %cameras.</source>
        <translation>Connectées : %cameras.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Dark, light, high contrast, or as the system says; all can be told apart by who is colour-blind</source>
        <translation>Sombre, clair, contraste élevé, ou comme le système ; toutes lisibles en cas de daltonisme</translation>
    </message>
    <message>
        <source>Dashed: what would be no change</source>
        <translation>Pointillé : ce qui ne serait pas un changement</translation>
    </message>
    <message>
        <source>Day {number} of {days}, week {week}.</source>
        <translation>Jour {number} sur {days}, semaine {week}.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>December</source>
        <translation>décembre</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Tout supprimer</translation>
    </message>
    <message>
        <source>Delete recordings after days</source>
        <translation>Supprimer les enregistrements après jours</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>Supprimé : {name}</translation>
    </message>
    <message>
        <source>Deleted: {what}</source>
        <translation>Supprimé : {what}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Distances in the window and by the voice in metres, or in feet; recordings are metric</source>
        <translation>Distances dans la fenêtre et à la voix en mètres ou en pieds ; les enregistrements sont métriques</translation>
    </message>
    <message>
        <source>Do not exercise with pain this strong. See a doctor or a physiotherapist.</source>
        <translation>Ne t’exerce pas avec une douleur aussi forte. Consulte un médecin ou un kiné.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Fait aujourd’hui</translation>
    </message>
    <message>
        <source>Done, {done} of {times} times</source>
        <translation>Fait, {done} fois sur {times}</translation>
    </message>
    <message>
        <source>Done. Rest</source>
        <translation>Terminé. Repose-toi</translation>
    </message>
    <message>
        <source>Done. Well kept up.</source>
        <translation>Terminé. Bien tenu.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>Each has recordings and a history of their own. A number or Enter chooses.</source>
        <translation>Chacun a ses enregistrements et son historique. Un chiffre ou Entrée choisit.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Éditeur</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Coude</translation>
    </message>
    <message>
        <source>Elbow flexion, %side</source>
        <translation>Flexion du coude, %side</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>L’arrêter</translation>
    </message>
    <message>
        <source>Enlarge the timeline</source>
        <translation>Agrandir la frise</translation>
    </message>
    <message>
        <source>Enough light</source>
        <translation>Assez de lumière</translation>
    </message>
    <message>
        <source>Enter looks at one. They lie on this computer only.</source>
        <translation>Entrée en ouvre un. Ils restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Enter starts it today</source>
        <translation>Entrée le commence aujourd’hui</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Exercice</translation>
    </message>
    <message>
        <source>Exercises of your own</source>
        <translation>Tes propres exercices</translation>
    </message>
    <message>
        <source>Far ankle</source>
        <translation>Cheville éloignée</translation>
    </message>
    <message>
        <source>Far arm</source>
        <translation>Bras éloigné</translation>
    </message>
    <message>
        <source>Far elbow</source>
        <translation>Coude éloigné</translation>
    </message>
    <message>
        <source>Far hip</source>
        <translation>Hanche éloignée</translation>
    </message>
    <message>
        <source>Far knee</source>
        <translation>Genou éloigné</translation>
    </message>
    <message>
        <source>Far knee inward</source>
        <translation>Genou éloigné vers l’intérieur</translation>
    </message>
    <message>
        <source>Far knee past toes</source>
        <translation>Genou éloigné devant les orteils</translation>
    </message>
    <message>
        <source>Far shin</source>
        <translation>Tibia éloigné</translation>
    </message>
    <message>
        <source>Far thigh</source>
        <translation>Cuisse éloignée</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Défauts</translation>
    </message>
    <message>
        <source>February</source>
        <translation>février</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Pieds</translation>
    </message>
    <message>
        <source>First the left side.</source>
        <translation>D’abord le côté gauche.</translation>
    </message>
    <message>
        <source>First the right side.</source>
        <translation>D’abord le côté droit.</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>À plat</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Plié</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Dossier des enregistrements</translation>
    </message>
    <message>
        <source>For today</source>
        <translation>Pour aujourd’hui</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>ve</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>De face</translation>
    </message>
    <message>
        <source>From the side</source>
        <translation>De côté</translation>
    </message>
    <message>
        <source>Front ankle</source>
        <translation>Cheville avant</translation>
    </message>
    <message>
        <source>Front arm</source>
        <translation>Bras avant</translation>
    </message>
    <message>
        <source>Front elbow</source>
        <translation>Coude avant</translation>
    </message>
    <message>
        <source>Front hip</source>
        <translation>Hanche avant</translation>
    </message>
    <message>
        <source>Front knee</source>
        <translation>Genou avant</translation>
    </message>
    <message>
        <source>Front knee inward</source>
        <translation>Genou avant vers l’intérieur</translation>
    </message>
    <message>
        <source>Front knee past toes</source>
        <translation>Genou avant devant les orteils</translation>
    </message>
    <message>
        <source>Front shin</source>
        <translation>Tibia avant</translation>
    </message>
    <message>
        <source>Front thigh</source>
        <translation>Cuisse avant</translation>
    </message>
    <message>
        <source>Front view, all in sight</source>
        <translation>Vue de face, tout est visible</translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation>Mets-toi en position</translation>
    </message>
    <message>
        <source>Get medical help at once</source>
        <translation>Demande tout de suite une aide médicale</translation>
    </message>
    <message>
        <source>Give the number. %cameras</source>
        <translation>Donne le numéro. %cameras</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>C’est parti</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>On continue</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Good to see you. It goes on with day {number}: nothing was lost, and nothing piles up.</source>
        <translation>Content de te revoir. On continue au jour {number} : rien n’est perdu, rien ne s’accumule.</translation>
    </message>
    <message>
        <source>Green: the norm</source>
        <translation>Vert : la norme</translation>
    </message>
    <message>
        <source>Grey: no difference can be told</source>
        <translation>Gris : aucune différence décelable</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>Moitié faite</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Head lift</source>
        <translation>Élévation de la tête</translation>
    </message>
    <message>
        <source>Head to feet in view</source>
        <translation>Visible de la tête aux pieds</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>High</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Hip</source>
        <translation>Hanche</translation>
    </message>
    <message>
        <source>Hip bend, %side</source>
        <translation>Angle de hanche, %side</translation>
    </message>
    <message>
        <source>Hip flexion, %side</source>
        <translation>Flexion de hanche, %side</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Maintien</translation>
    </message>
    <message>
        <source>Hold {number}</source>
        <translation>Maintien {number}</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Maintien</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>How large texts are, 1 is as shipped</source>
        <translation>Taille des textes, 1 est la valeur d’origine</translation>
    </message>
    <message>
        <source>How loud, 0 to 1</source>
        <translation>Volume, de 0 à 1</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>How much does it hurt after it?</source>
        <translation>Quelle douleur après l’exercice ?</translation>
    </message>
    <message>
        <source>How much does it hurt now?</source>
        <translation>Quelle douleur as-tu maintenant ?</translation>
    </message>
    <message>
        <source>How well</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>I cannot see you</source>
        <translation>Je ne te vois pas</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>J’ai lu ceci</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>In {less} of {count} sessions it hurt less after than before, in {more} more.</source>
        <translation>Sur {count} séances, moins de douleur après qu’avant dans {less}, plus dans {more}.</translation>
    </message>
    <message>
        <source>It can be deleted: coach recordings delete NAME</source>
        <translation>Il peut être supprimé : coach recordings delete NAME</translation>
    </message>
    <message>
        <source>It hurts more than before. Leave this exercise out, and tell your physiotherapist.</source>
        <translation>La douleur a augmenté. Laisse cet exercice et parles-en à ton kiné.</translation>
    </message>
    <message>
        <source>It lies in {path}</source>
        <translation>Il se trouve dans {path}</translation>
    </message>
    <message>
        <source>It measures and coaches. It does not examine you, and it promises no cure.</source>
        <translation>Il mesure et guide. Il ne t’examine pas et ne promet aucune guérison.</translation>
    </message>
    <message>
        <source>It starts when you have been in position for 2 seconds.</source>
        <translation>Début après 2 secondes en position.</translation>
    </message>
    <message>
        <source>It starts when you keep still there for 2 seconds.</source>
        <translation>Début après 2 secondes sans bouger.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>janvier</translation>
    </message>
    <message>
        <source>Join the group that may: `sudo usermod -aG video $USER`, then log out and in again.</source>
        <translation>Rejoins le groupe autorisé : `sudo usermod -aG video $USER`, puis déconnecte-toi et reconnecte-toi.</translation>
    </message>
    <message>
        <source>Judging with today&apos;s rules …</source>
        <translation>Évaluation avec les règles d’aujourd’hui …</translation>
    </message>
    <message>
        <source>July</source>
        <translation>juillet</translation>
    </message>
    <message>
        <source>June</source>
        <translation>juin</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>Garde la position</translation>
    </message>
    <message>
        <source>Keep pictures of me</source>
        <translation>Garder des images de moi</translation>
    </message>
    <message>
        <source>Keep the rest</source>
        <translation>Garder le reste</translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation>Gardé dans {file}</translation>
    </message>
    <message>
        <source>Kept: {seconds} seconds, in {name}</source>
        <translation>Gardé : {seconds} secondes, dans {name}</translation>
    </message>
    <message>
        <source>Key: %key</source>
        <translation>Touche : %key</translation>
    </message>
    <message>
        <source>Keys 0 to 9, arrows, Enter. For 10 press the right arrow.</source>
        <translation>Touches 0 à 9, flèches, Entrée. Pour 10, la flèche droite.</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Genou</translation>
    </message>
    <message>
        <source>Knee bend, %side</source>
        <translation>Angle du genou, %side</translation>
    </message>
    <message>
        <source>Knee flexion, %side</source>
        <translation>Flexion du genou, %side</translation>
    </message>
    <message>
        <source>Knee inward</source>
        <translation>Genou vers l’intérieur</translation>
    </message>
    <message>
        <source>Knee past toes</source>
        <translation>Genou devant les orteils</translation>
    </message>
    <message>
        <source>Knee past toes, %side</source>
        <translation>Genou devant les orteils, %side</translation>
    </message>
    <message>
        <source>Knee valgus, %side</source>
        <translation>Genou vers l’intérieur, %side</translation>
    </message>
    <message>
        <source>L</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the window and of the voice; empty for the system&apos;s</source>
        <translation>Langue de la fenêtre et de la voix ; vide, celle du système</translation>
    </message>
    <message>
        <source>Last done %1 days ago</source>
        <translation>Fait il y a %1 jours</translation>
    </message>
    <message>
        <source>Last done yesterday</source>
        <translation>Fait hier</translation>
    </message>
    <message>
        <source>Last time, %1-%2-%3</source>
        <translation>La dernière fois, %3/%2/%1</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Left %leg</source>
        <translation>À gauche : %leg</translation>
    </message>
    <message>
        <source>Left against right</source>
        <translation>Gauche et droite</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>Cheville gauche</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Bras gauche</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Coude gauche</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Hanche gauche</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Genou gauche</translation>
    </message>
    <message>
        <source>Left knee inward</source>
        <translation>Genou gauche vers l’intérieur</translation>
    </message>
    <message>
        <source>Left knee past toes</source>
        <translation>Genou gauche devant les orteils</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>Tibia gauche</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Côté gauche</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>Cuisse gauche</translation>
    </message>
    <message>
        <source>Left {degrees}</source>
        <translation>Gauche {degrees}</translation>
    </message>
    <message>
        <source>Level the camera</source>
        <translation>Redresse la caméra</translation>
    </message>
    <message>
        <source>Level the camera: tilted by about %1 degrees.</source>
        <translation>Redresse la caméra : penchée d’environ %1 degrés.</translation>
    </message>
    <message>
        <source>Lie flat, legs straight</source>
        <translation>Allonge-toi, jambes tendues</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Loading the pose model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Longest hold %1 min</source>
        <translation>Le plus long : %1 min</translation>
    </message>
    <message>
        <source>Longest hold %1 s</source>
        <translation>Le plus long : %1 s</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Looking for recordings …</source>
        <translation>Recherche des enregistrements …</translation>
    </message>
    <message>
        <source>Looking for the right view</source>
        <translation>Recherche de la bonne vue</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>Main profile</source>
        <translation>Profil principal</translation>
    </message>
    <message>
        <source>March</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Measure both sides in one session to compare them.</source>
        <translation>Mesure les deux côtés dans une même séance pour les comparer.</translation>
    </message>
    <message>
        <source>Measure both sides to compare them.</source>
        <translation>Mesure les deux côtés pour les comparer.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>Mètres</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>Most often: {fault}.</source>
        <translation>Le plus souvent : {fault}.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mobilité</translation>
    </message>
    <message>
        <source>Move back or tilt the camera</source>
        <translation>Recule ou incline la caméra</translation>
    </message>
    <message>
        <source>Move back or tilt the camera: your %parts must be in the picture.</source>
        <translation>Recule ou incline la caméra : il manque à l’image %parts.</translation>
    </message>
    <message>
        <source>Move only as far as it does not increase the pain. Stop when it does.</source>
        <translation>Ne bouge que tant que la douleur n’augmente pas. Arrête si elle augmente.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Name of a new one: a-z, 0-9 and hyphens</source>
        <translation>Nom d’un nouveau : a-z, 0-9 et tirets</translation>
    </message>
    <message>
        <source>Name of somebody new: letters, digits, hyphens</source>
        <translation>Nom d’une nouvelle personne : lettres, chiffres, tirets</translation>
    </message>
    <message>
        <source>Never put ice or heat on bare skin: a towel between, 10 to 20 minutes.</source>
        <translation>Jamais de glace ni de chaleur à même la peau : une serviette entre les deux, 10 à 20 minutes.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>New trouble with passing water or with the bowels</source>
        <translation>Troubles nouveaux pour uriner ou aller à la selle</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next set</source>
        <translation>Série suivante</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or use a phone as a camera: start a camera app on it and give the address that it shows.</source>
        <translation>Aucune caméra n’est branchée. Branches-en une, ou utilise un téléphone : lance une application de caméra et donne l’adresse qu’elle affiche.</translation>
    </message>
    <message>
        <source>No camera needed</source>
        <translation>Sans caméra</translation>
    </message>
    <message>
        <source>No change that can be told: {degrees} from the median of earlier days ({since}), {needed} are needed.</source>
        <translation>Aucun changement décelable : {degrees} d’écart à la médiane des jours précédents ({since}), il en faut {needed}.</translation>
    </message>
    <message>
        <source>No hands needed: it starts by itself.</source>
        <translation>Sans les mains : ça démarre tout seul.</translation>
    </message>
    <message>
        <source>No number: {why}</source>
        <translation>Pas de résultat : {why}</translation>
    </message>
    <message>
        <source>No result yet. Do the hip flexion test, on the home page under “Measure”: three times each leg, two minutes.</source>
        <translation>Pas encore de résultat. Fais le test de flexion de hanche, sur l’accueil sous « Mesurer » : trois fois par jambe, deux minutes.</translation>
    </message>
    <message>
        <source>No sound here</source>
        <translation>Pas de son ici</translation>
    </message>
    <message>
        <source>Nobody in the picture</source>
        <translation>Personne à l’image</translation>
    </message>
    <message>
        <source>Nobody in the picture yet</source>
        <translation>Encore personne à l’image</translation>
    </message>
    <message>
        <source>Nobody is seen</source>
        <translation>On ne voit personne</translation>
    </message>
    <message>
        <source>Nobody is seen: step or lie down where the camera sees your whole body.</source>
        <translation>On ne voit personne : place-toi ou allonge-toi où la caméra te voit en entier.</translation>
    </message>
    <message>
        <source>Norm %1°</source>
        <translation>Norme %1°</translation>
    </message>
    <message>
        <source>Norm of the hip flexion test</source>
        <translation>Norme du test de flexion de hanche</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>Pas encore évalué</translation>
    </message>
    <message>
        <source>Not measured: {why}</source>
        <translation>Non mesuré : {why}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Pas d’enregistrement</translation>
    </message>
    <message>
        <source>Not said then, today: {today}</source>
        <translation>Pas dit alors, aujourd’hui : {today}</translation>
    </message>
    <message>
        <source>Not seen well enough</source>
        <translation>Pas assez visible</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Non surveillé</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Noté.</translation>
    </message>
    <message>
        <source>Nothing beside it</source>
        <translation>Rien à côté</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>Rien de compté encore</translation>
    </message>
    <message>
        <source>Nothing held yet</source>
        <translation>Rien de tenu encore</translation>
    </message>
    <message>
        <source>Nothing in the last {weeks} weeks. You can begin again any day; nothing is lost.</source>
        <translation>Rien ces {weeks} dernières semaines. Tu peux reprendre n’importe quel jour ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Nothing is due today. Rest is part of it.</source>
        <translation>Rien de prévu aujourd’hui. Le repos en fait partie.</translation>
    </message>
    <message>
        <source>Nothing to mend was seen.</source>
        <translation>Rien à corriger n’a été vu.</translation>
    </message>
    <message>
        <source>Nothing was counted or held yet. Choose an exercise on the home page.</source>
        <translation>Rien n’a encore été compté ni tenu. Choisis un exercice sur l’accueil.</translation>
    </message>
    <message>
        <source>Nothing was done yet. Do an exercise, or a test under “Measure”: how it went is shown here, over weeks.</source>
        <translation>Rien de fait encore. Fais un exercice, ou un test sous « Mesurer » : tu verras ici, au fil des semaines, comment ça s’est passé.</translation>
    </message>
    <message>
        <source>Nothing was said of pain yet. You are asked before and after an exercise; you need not answer.</source>
        <translation>Rien n’a encore été dit de la douleur. On te le demande avant et après un exercice ; tu n’es pas obligé de répondre.</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Rien n’a été enregistré</translation>
    </message>
    <message>
        <source>November</source>
        <translation>novembre</translation>
    </message>
    <message>
        <source>Now the other leg</source>
        <translation>Maintenant l’autre jambe</translation>
    </message>
    <message>
        <source>Numbness around the genitals, the anus or the inside of the thighs</source>
        <translation>Engourdissement autour des parties génitales, de l’anus ou à l’intérieur des cuisses</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octobre</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>On 1</source>
        <translation>1 avant</translation>
    </message>
    <message>
        <source>Once a week: measure</source>
        <translation>Une fois par semaine : mesurer</translation>
    </message>
    <message>
        <source>One body</source>
        <translation>Un corps</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>Une image en arrière</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>Une image en avant</translation>
    </message>
    <message>
        <source>Only one person should be in the picture. Go on where you were.</source>
        <translation>Une seule personne doit être à l’image. Continue là où tu étais.</translation>
    </message>
    <message>
        <source>Only one side was exercised: there is nothing to compare.</source>
        <translation>Un seul côté a été exercé : rien à comparer.</translation>
    </message>
    <message>
        <source>Opening the camera</source>
        <translation>Ouverture de la caméra</translation>
    </message>
    <message>
        <source>Other ankle</source>
        <translation>Autre cheville</translation>
    </message>
    <message>
        <source>Other arm</source>
        <translation>Autre bras</translation>
    </message>
    <message>
        <source>Other elbow</source>
        <translation>Autre coude</translation>
    </message>
    <message>
        <source>Other hip</source>
        <translation>Autre hanche</translation>
    </message>
    <message>
        <source>Other knee</source>
        <translation>Autre genou</translation>
    </message>
    <message>
        <source>Other knee inward</source>
        <translation>Autre genou vers l’intérieur</translation>
    </message>
    <message>
        <source>Other knee past toes</source>
        <translation>Autre genou devant les orteils</translation>
    </message>
    <message>
        <source>Other shin</source>
        <translation>Autre tibia</translation>
    </message>
    <message>
        <source>Other thigh</source>
        <translation>Autre cuisse</translation>
    </message>
    <message>
        <source>Own exercises</source>
        <translation>Mes exercices</translation>
    </message>
    <message>
        <source>Pain after a major fall or an accident</source>
        <translation>Douleur après une chute grave ou un accident</translation>
    </message>
    <message>
        <source>Pain at night, or pain together with fever</source>
        <translation>Douleur la nuit, ou douleur avec fièvre</translation>
    </message>
    <message>
        <source>Pain before and after</source>
        <translation>Douleur avant et après</translation>
    </message>
    <message>
        <source>Pain below the knee that suddenly gets worse</source>
        <translation>Douleur sous le genou qui s’aggrave soudain</translation>
    </message>
    <message>
        <source>Pain down both legs</source>
        <translation>Douleur qui descend dans les deux jambes</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>Fait en partie</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Paused. It goes on where you were.</source>
        <translation>En pause. Ça reprend où tu en étais.</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>Bassin</translation>
    </message>
    <message>
        <source>Pelvis obliquity</source>
        <translation>Obliquité du bassin</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Pose model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Press Delete again to delete {name} for good.</source>
        <translation>Appuie encore sur Suppr pour supprimer {name} pour de bon.</translation>
    </message>
    <message>
        <source>Press Space to go on.</source>
        <translation>Appuie sur Espace pour continuer.</translation>
    </message>
    <message>
        <source>Press X again to end the programme. What you did stays in the history.</source>
        <translation>Appuie encore sur X pour arrêter le programme. Ce que tu as fait reste dans l’historique.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>R</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Levé</translation>
    </message>
    <message>
        <source>Range of motion</source>
        <translation>Amplitude de mouvement</translation>
    </message>
    <message>
        <source>Rather not say</source>
        <translation>Je préfère ne pas dire</translation>
    </message>
    <message>
        <source>Reading the recording …</source>
        <translation>Lecture de l’enregistrement …</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Lecture de l’historique …</translation>
    </message>
    <message>
        <source>Rear ankle</source>
        <translation>Cheville arrière</translation>
    </message>
    <message>
        <source>Rear arm</source>
        <translation>Bras arrière</translation>
    </message>
    <message>
        <source>Rear elbow</source>
        <translation>Coude arrière</translation>
    </message>
    <message>
        <source>Rear hip</source>
        <translation>Hanche arrière</translation>
    </message>
    <message>
        <source>Rear knee</source>
        <translation>Genou arrière</translation>
    </message>
    <message>
        <source>Rear knee inward</source>
        <translation>Genou arrière vers l’intérieur</translation>
    </message>
    <message>
        <source>Rear knee past toes</source>
        <translation>Genou arrière devant les orteils</translation>
    </message>
    <message>
        <source>Rear shin</source>
        <translation>Tibia arrière</translation>
    </message>
    <message>
        <source>Rear thigh</source>
        <translation>Cuisse arrière</translation>
    </message>
    <message>
        <source>Recording, no picture</source>
        <translation>Enregistre, sans image</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Recordings older than this many days are deleted at the start; 0 keeps them</source>
        <translation>Les enregistrements plus anciens sont supprimés au démarrage ; 0 les garde</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Relâcher</translation>
    </message>
    <message>
        <source>Remind me to stand up after minutes</source>
        <translation>Me rappeler de me lever après minutes</translation>
    </message>
    <message>
        <source>Repetition {number}</source>
        <translation>Répétition {number}</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Répétitions</translation>
    </message>
    <message>
        <source>Repetitions each day</source>
        <translation>Répétitions par jour</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Repos</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Right %leg</source>
        <translation>À droite : %leg</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>Cheville droite</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Bras droit</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Coude droit</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Hanche droite</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Genou droit</translation>
    </message>
    <message>
        <source>Right knee inward</source>
        <translation>Genou droit vers l’intérieur</translation>
    </message>
    <message>
        <source>Right knee past toes</source>
        <translation>Genou droit devant les orteils</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>Tibia droit</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Côté droit</translation>
    </message>
    <message>
        <source>Right side, mirrored</source>
        <translation>Côté droit, en miroir</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>Cuisse droite</translation>
    </message>
    <message>
        <source>Right {degrees}</source>
        <translation>Droite {degrees}</translation>
    </message>
    <message>
        <source>Rules as recorded</source>
        <translation>Règles de l’enregistrement</translation>
    </message>
    <message>
        <source>Rules now</source>
        <translation>R. du jour</translation>
    </message>
    <message>
        <source>Rules of %name</source>
        <translation>Règles de %name</translation>
    </message>
    <message>
        <source>Rules of today</source>
        <translation>Règles d’aujourd’hui</translation>
    </message>
    <message>
        <source>Rules then</source>
        <translation>R. d’alors</translation>
    </message>
    <message>
        <source>Said then, not today: {then}</source>
        <translation>Dit alors, plus aujourd’hui : {then}</translation>
    </message>
    <message>
        <source>Saved on this computer: the measured points, no picture</source>
        <translation>Gardé sur cet ordinateur : les points mesurés, sans image</translation>
    </message>
    <message>
        <source>Seconds held each day</source>
        <translation>Secondes tenues par jour</translation>
    </message>
    <message>
        <source>See a doctor or a physiotherapist soon, before you exercise</source>
        <translation>Consulte bientôt un médecin ou un kiné, avant de t’exercer</translation>
    </message>
    <message>
        <source>Seen: {found}. The draft counts {counted} of them. Look through it, and change what is not meant.</source>
        <translation>Vu : {found}. Le brouillon en compte {counted}. Relis-le et change ce qui ne va pas.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septembre</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Set %1 of %2</source>
        <translation>Série %1 sur %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Severe or growing weakness or numbness in the legs</source>
        <translation>Faiblesse ou engourdissement fort ou croissant dans les jambes</translation>
    </message>
    <message>
        <source>Shin</source>
        <translation>Tibia</translation>
    </message>
    <message>
        <source>Shin lean, %side</source>
        <translation>Inclinaison du tibia, %side</translation>
    </message>
    <message>
        <source>Shin tilt, %side</source>
        <translation>Bascule du tibia, %side</translation>
    </message>
    <message>
        <source>Shoulder bend, %side</source>
        <translation>Angle de l’épaule, %side</translation>
    </message>
    <message>
        <source>Shoulder obliquity</source>
        <translation>Obliquité des épaules</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <translation>Épaules</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Le montrer</translation>
    </message>
    <message>
        <source>Show my picture as a mirror</source>
        <translation>Montrer mon image en miroir</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les voir</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Côté</translation>
    </message>
    <message>
        <source>Side view, all in sight</source>
        <translation>Vue de côté, tout est visible</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Côtés</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>Position assise</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Taille des textes</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>Squelette</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Jusqu’ici</translation>
    </message>
    <message>
        <source>Somebody else is in the picture</source>
        <translation>Quelqu’un d’autre est à l’image</translation>
    </message>
    <message>
        <source>Somebody else is in the picture: only you should be seen.</source>
        <translation>Quelqu’un d’autre est à l’image : on ne doit voir que toi.</translation>
    </message>
    <message>
        <source>Somebody else is in the way</source>
        <translation>Quelqu’un gêne la vue</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Esp.</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Parler</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>Squat</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>Debout</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Starts in</source>
        <translation>Début dans</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Début dans %1</translation>
    </message>
    <message>
        <source>Starts when you are in position</source>
        <translation>Commence quand tu es en position</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Stay still</source>
        <translation>Ne bouge pas</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Step back, stand still, do it three times, stand still again. Enter when you are done.</source>
        <translation>Recule, reste immobile, fais-le trois fois, reste immobile à nouveau. Entrée quand tu as fini.</translation>
    </message>
    <message>
        <source>Step or lie down where the camera sees your whole body.</source>
        <translation>Place-toi ou allonge-toi où la caméra te voit en entier.</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Étape {number}</translation>
    </message>
    <message>
        <source>Stop the exercise</source>
        <translation>Arrête l’exercice</translation>
    </message>
    <message>
        <source>Stopped before the first picture</source>
        <translation>Arrêté avant la première image</translation>
    </message>
    <message>
        <source>Stopped. Look at the screen.</source>
        <translation>Arrêté. Regarde l’écran.</translation>
    </message>
    <message>
        <source>Strengthen</source>
        <translation>Renforcer</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Étirer</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>di</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Valider</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Ten seconds</source>
        <translation>Dix secondes</translation>
    </message>
    <message>
        <source>Text files. Open one in an editor: it is read again when you save it.</source>
        <translation>Fichiers texte. Ouvre-en un dans un éditeur : il est relu quand tu l’enregistres.</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Texte du fichier</translation>
    </message>
    <message>
        <source>That was all of it.</source>
        <translation>C’était tout.</translation>
    </message>
    <message>
        <source>The camera</source>
        <translation>La caméra</translation>
    </message>
    <message>
        <source>The first one that is found</source>
        <translation>La première trouvée</translation>
    </message>
    <message>
        <source>The first time: nothing to compare with yet.</source>
        <translation>La première fois : rien encore à comparer.</translation>
    </message>
    <message>
        <source>The first time: there is nothing to compare with yet.</source>
        <translation>La première fois : il n’y a encore rien à comparer.</translation>
    </message>
    <message>
        <source>The leg was never held still for %1 s.</source>
        <translation>La jambe n’est jamais restée immobile %1 s.</translation>
    </message>
    <message>
        <source>The norm that the hip flexion test compares with, degrees</source>
        <translation>La norme à laquelle le test de flexion de hanche compare, en degrés</translation>
    </message>
    <message>
        <source>The picture is too dark to see you.</source>
        <translation>L’image est trop sombre pour te voir.</translation>
    </message>
    <message>
        <source>The pose model to use: a .task file of MediaPipe&apos;s pose landmarker; empty for the shipped one</source>
        <translation>Le modèle : un fichier .task du pose landmarker de MediaPipe ; vide, celui fourni</translation>
    </message>
    <message>
        <source>The recording was cut off: what was said at its end is not in it.</source>
        <translation>L’enregistrement a été coupé : ce qui a été dit à la fin manque.</translation>
    </message>
    <message>
        <source>The time before {good}.</source>
        <translation>La fois d’avant {good}.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Alors</translation>
    </message>
    <message>
        <source>Then: {then}. Today: {today}</source>
        <translation>Alors : {then}. Aujourd’hui : {today}</translation>
    </message>
    <message>
        <source>There are no exercises</source>
        <translation>Il n’y a pas d’exercices</translation>
    </message>
    <message>
        <source>There are no recordings yet. Do an exercise: it is recorded while you do it, as points of the body, without a picture.</source>
        <translation>Pas encore d’enregistrements. Fais un exercice : il est enregistré en même temps, comme points du corps, sans image.</translation>
    </message>
    <message>
        <source>There are none yet. Write a name below, then N for a file to begin from, or D to show it: a recording or the camera.</source>
        <translation>Il n’y en a pas encore. Écris un nom en bas, puis N pour un fichier de départ, ou D pour le montrer : un enregistrement ou la caméra.</translation>
    </message>
    <message>
        <source>There is no camera %1.</source>
        <translation>Il n’y a pas de caméra %1.</translation>
    </message>
    <message>
        <source>There is no camera, file or address called %name.</source>
        <translation>Il n’y a ni caméra, ni fichier, ni adresse nommé %name.</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>Cuisse</translation>
    </message>
    <message>
        <source>Thigh elevation, %side</source>
        <translation>Élévation de la cuisse, %side</translation>
    </message>
    <message>
        <source>This computer analyses about %1 pictures a second</source>
        <translation>Cet ordinateur analyse environ %1 images par seconde</translation>
    </message>
    <message>
        <source>Time to stand up</source>
        <translation>C’est le moment de te lever</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Frise du temps</translation>
    </message>
    <message>
        <source>To the next mark</source>
        <translation>Au repère suivant</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Today&apos;s rules count the same. Only times or the view differ a little.</source>
        <translation>Les règles d’aujourd’hui comptent pareil. Seuls les temps ou la vue diffèrent un peu.</translation>
    </message>
    <message>
        <source>Today&apos;s rules say exactly what was said then.</source>
        <translation>Les règles d’aujourd’hui disent exactement la même chose qu’alors.</translation>
    </message>
    <message>
        <source>Today: {title}</source>
        <translation>Aujourd’hui : {title}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Trial {number}</source>
        <translation>Essai {number}</translation>
    </message>
    <message>
        <source>Trunk lean</source>
        <translation>Inclinaison du tronc</translation>
    </message>
    <message>
        <source>Trunk tilt</source>
        <translation>Inclinaison du tronc, approchée</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Turn around</source>
        <translation>Tourne-toi</translation>
    </message>
    <message>
        <source>Turn around: the %leg must be towards the camera.</source>
        <translation>Tourne-toi. Vers la caméra : %leg.</translation>
    </message>
    <message>
        <source>Turn on a light</source>
        <translation>Allume une lumière</translation>
    </message>
    <message>
        <source>Turn on a light: the picture is too dark.</source>
        <translation>Allume une lumière : l’image est trop sombre.</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front</source>
        <translation>Tourne la caméra pour qu’elle te voie de face</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front: now about %1 degrees off.</source>
        <translation>Tourne la caméra pour qu’elle te voie de face : il manque environ %1 degrés.</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side</source>
        <translation>Tourne la caméra pour qu’elle te voie de côté</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side: now about %1 degrees off.</source>
        <translation>Tourne la caméra pour qu’elle te voie de côté : il manque environ %1 degrés.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Unsteadiness when you stand or walk</source>
        <translation>Manque d’équilibre debout ou en marchant</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>Voix et sons</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>me</translation>
    </message>
    <message>
        <source>Week {week}: {days}</source>
        <translation>Semaine {week} : {days}</translation>
    </message>
    <message>
        <source>What coach is</source>
        <translation>Ce qu’est coach</translation>
    </message>
    <message>
        <source>What was recorded before is kept.</source>
        <translation>Ce qui a été enregistré avant est gardé.</translation>
    </message>
    <message>
        <source>What you did is kept. Check the cable or the network: as soon as the camera is back, you go on.</source>
        <translation>Ce que tu as fait est gardé. Vérifie le câble ou le réseau : dès que la caméra revient, tu continues.</translation>
    </message>
    <message>
        <source>When it increases the pain. A stretch may pull; it must not hurt.</source>
        <translation>Si la douleur augmente. Un étirement peut tirer ; il ne doit pas faire mal.</translation>
    </message>
    <message>
        <source>When to stop, and when to see a professional</source>
        <translation>Quand arrêter, et quand consulter</translation>
    </message>
    <message>
        <source>When you get dizzy, or feel unwell.</source>
        <translation>Si tu as des vertiges ou te sens mal.</translation>
    </message>
    <message>
        <source>Where recordings are kept; empty for the usual place</source>
        <translation>Où les enregistrements sont gardés ; vide, l’endroit habituel</translation>
    </message>
    <message>
        <source>Where that norm comes from</source>
        <translation>D’où vient cette norme</translation>
    </message>
    <message>
        <source>Where that norm comes from, told beside it; empty if it is the one that the exercise names</source>
        <translation>D’où vient cette norme, indiqué à côté ; vide si c’est celle de l’exercice</translation>
    </message>
    <message>
        <source>Where the camera stands</source>
        <translation>Où placer la caméra</translation>
    </message>
    <message>
        <source>Whether a live picture is shown as a mirror would; measured it never is</source>
        <translation>Si l’image est montrée en miroir ; elle n’est jamais mesurée ainsi</translation>
    </message>
    <message>
        <source>Whether pictures are kept too, not only poses</source>
        <translation>Si les images sont gardées aussi, pas seulement les poses</translation>
    </message>
    <message>
        <source>Whether prompts are spoken, or beeped where the system has no voice</source>
        <translation>Si les consignes sont dites, ou par des sons si le système n’a pas de voix</translation>
    </message>
    <message>
        <source>Who is exercising?</source>
        <translation>Qui s’exerce ?</translation>
    </message>
    <message>
        <source>Write a name first, for example standing-march.</source>
        <translation>Écris d’abord un nom, par exemple standing-march.</translation>
    </message>
    <message>
        <source>You are not allowed to use camera %1 (%device).</source>
        <translation>Tu n’as pas le droit d’utiliser la caméra %1 (%device).</translation>
    </message>
    <message>
        <source>You are not seen well enough</source>
        <translation>On ne te voit pas assez bien</translation>
    </message>
    <message>
        <source>You are seen</source>
        <translation>On te voit</translation>
    </message>
    <message>
        <source>You follow no programme.</source>
        <translation>Tu ne suis aucun programme.</translation>
    </message>
    <message>
        <source>You have been sitting for {minutes} minutes. Stand up for a moment; a short stretch takes half a minute.</source>
        <translation>Tu es assis depuis {minutes} minutes. Lève-toi un moment ; un petit étirement prend une demi-minute.</translation>
    </message>
    <message>
        <source>a real change</source>
        <translation>un vrai changement</translation>
    </message>
    <message>
        <source>above the norm of {norm}</source>
        <translation>au-dessus de la norme de {norm}</translation>
    </message>
    <message>
        <source>being recorded now</source>
        <translation>en cours d’enregistrement</translation>
    </message>
    <message>
        <source>below the norm of {norm}</source>
        <translation>en dessous de la norme de {norm}</translation>
    </message>
    <message>
        <source>best %1°</source>
        <translation>meilleur %1°</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>coach</source>
        <translation>coach</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>coupé</translation>
    </message>
    <message>
        <source>cut off: R keeps what is in it</source>
        <translation>coupé : R garde ce qu’il contient</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>supprimer</translation>
    </message>
    <message>
        <source>either</source>
        <translation>l’une des deux</translation>
    </message>
    <message>
        <source>far</source>
        <translation>éloignée</translation>
    </message>
    <message>
        <source>faults: {names}</source>
        <translation>défauts : {names}</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>les pieds</translation>
    </message>
    <message>
        <source>front</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>head</source>
        <translation>la tête</translation>
    </message>
    <message>
        <source>held for {time}</source>
        <translation>tenu {time}</translation>
    </message>
    <message>
        <source>held {seconds} s</source>
        <translation>tenu {seconds} s</translation>
    </message>
    <message>
        <source>held {time}</source>
        <translation>tenu {time}</translation>
    </message>
    <message>
        <source>hip high</source>
        <translation>hanche</translation>
    </message>
    <message>
        <source>hips</source>
        <translation>les hanches</translation>
    </message>
    <message>
        <source>in good form</source>
        <translation>bien fait</translation>
    </message>
    <message>
        <source>knee high</source>
        <translation>genou</translation>
    </message>
    <message>
        <source>knees</source>
        <translation>les genoux</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gauche</translation>
    </message>
    <message>
        <source>left %leg</source>
        <translation>à gauche : %leg</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>côté gauche</translation>
    </message>
    <message>
        <source>met</source>
        <translation>remplie</translation>
    </message>
    <message>
        <source>near</source>
        <translation>proche</translation>
    </message>
    <message>
        <source>no leg is raised yet</source>
        <translation>aucune jambe n’est encore levée</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>pas de résultat</translation>
    </message>
    <message>
        <source>no pain</source>
        <translation>aucune douleur</translation>
    </message>
    <message>
        <source>nobody is in the picture</source>
        <translation>personne à l’image</translation>
    </message>
    <message>
        <source>norm {degrees}</source>
        <translation>norme {degrees}</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>non remplie</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>pas visible</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>of %1 min</source>
        <translation>sur %1 min</translation>
    </message>
    <message>
        <source>of %1 s</source>
        <translation>sur %1 s</translation>
    </message>
    <message>
        <source>once</source>
        <translation>une fois</translation>
    </message>
    <message>
        <source>one test</source>
        <translation>un test</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>other leg</source>
        <translation>l’autre jambe</translation>
    </message>
    <message>
        <source>rear</source>
        <translation>arrière</translation>
    </message>
    <message>
        <source>right</source>
        <translation>droite</translation>
    </message>
    <message>
        <source>right %leg</source>
        <translation>à droite : %leg</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>côté droit</translation>
    </message>
    <message>
        <source>shoulders</source>
        <translation>les épaules</translation>
    </message>
    <message>
        <source>side</source>
        <translation>côté</translation>
    </message>
    <message>
        <source>the joints are not all seen</source>
        <translation>toutes les articulations ne sont pas visibles</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>essais</translation>
    </message>
    <message>
        <source>trials {values}</source>
        <translation>essais {values}</translation>
    </message>
    <message>
        <source>within error</source>
        <translation>dans la marge d’erreur</translation>
    </message>
    <message>
        <source>within error of the norm of {norm}</source>
        <translation>dans la marge d’erreur de la norme de {norm}</translation>
    </message>
    <message>
        <source>working</source>
        <translation>active</translation>
    </message>
    <message>
        <source>worst pain imaginable</source>
        <translation>pire douleur imaginable</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>{amount} each side</source>
        <translation>{amount} par côté</translation>
    </message>
    <message>
        <source>{amount}, {side} side</source>
        <translation>{amount}, {side}</translation>
    </message>
    <message>
        <source>{angle}, last 15 s</source>
        <translation>{angle}, 15 dernières s</translation>
    </message>
    <message>
        <source>{count} counted, {good} in good form</source>
        <translation>{count} comptées, {good} bien faites</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>il y a {count} jours</translation>
    </message>
    <message>
        <source>{count} differences to what was said then</source>
        <translation>{count} différences avec ce qui a été dit alors</translation>
    </message>
    <message>
        <source>{count} done. Let go.</source>
        <translation>{count} fait. Relâche.</translation>
    </message>
    <message>
        <source>{count} holds</source>
        <translation>{count} maintiens</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} erreurs</translation>
    </message>
    <message>
        <source>{count} recordings cannot be read and count for nothing: see Recordings.</source>
        <translation>{count} enregistrements illisibles ne comptent pas : voir Enregistrements.</translation>
    </message>
    <message>
        <source>{count} recordings were cut off. What is in them can be kept.</source>
        <translation>{count} enregistrements ont été coupés. Leur contenu peut être gardé.</translation>
    </message>
    <message>
        <source>{count} repetitions</source>
        <translation>{count} répétitions</translation>
    </message>
    <message>
        <source>{count} seconds held</source>
        <translation>{count} secondes tenues</translation>
    </message>
    <message>
        <source>{count} trials to go</source>
        <translation>encore {count} essais</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} semaines</translation>
    </message>
    <message>
        <source>{count} weeks ago</source>
        <translation>il y a {count} semaines</translation>
    </message>
    <message>
        <source>{count}. Halfway</source>
        <translation>{count}. Moitié faite</translation>
    </message>
    <message>
        <source>{count}. One more</source>
        <translation>{count}. Encore une</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} jours</translation>
    </message>
    <message>
        <source>{day}: {after} after, not asked before.</source>
        <translation>{day} : {after} après, pas demandé avant.</translation>
    </message>
    <message>
        <source>{day}: {before} before, not asked after.</source>
        <translation>{day} : {before} avant, pas demandé après.</translation>
    </message>
    <message>
        <source>{day}: {before} before, {after} after.</source>
        <translation>{day} : {before} avant, {after} après.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: no difference that can be told, {needed} are needed.</source>
        <translation>{degrees} d’écart le {day} : aucune différence décelable, il en faut {needed}.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the left side bends less. {needed} are needed to tell.</source>
        <translation>{degrees} d’écart le {day} : le côté gauche fléchit moins. Il en faut {needed} pour le dire.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the right side bends less. {needed} are needed to tell.</source>
        <translation>{degrees} d’écart le {day} : le côté droit fléchit moins. Il en faut {needed} pour le dire.</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the left side is the stiffer one.</source>
        <translation>{degrees} d’écart, plus que l’erreur : le côté gauche est plus raide.</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the right side is the stiffer one.</source>
        <translation>{degrees} d’écart, plus que l’erreur : le côté droit est plus raide.</translation>
    </message>
    <message>
        <source>{degrees} apart. Within the measurement&apos;s error: no difference can be told.</source>
        <translation>{degrees} d’écart. Dans l’erreur de mesure : aucune différence décelable.</translation>
    </message>
    <message>
        <source>{degrees} degrees</source>
        <translation>{degrees} degrés</translation>
    </message>
    <message>
        <source>{done} of {times} times done</source>
        <translation>fait {done} fois sur {times}</translation>
    </message>
    <message>
        <source>{recent} of the last 7 days, {all} days in the last {weeks} weeks.</source>
        <translation>{recent} des 7 derniers jours, {all} jours ces {weeks} dernières semaines.</translation>
    </message>
    <message>
        <source>{repetitions} repetitions, phase {phase}</source>
        <translation>{repetitions} répétitions, phase {phase}</translation>
    </message>
    <message>
        <source>{side}: {degrees} ± {error} on {day}, {norm}.</source>
        <translation>{side} : {degrees} ± {error} le {day}, {norm}.</translation>
    </message>
    <message>
        <source>{times} times today</source>
        <translation>{times} fois aujourd’hui</translation>
    </message>
    <message>
        <source>{title}, {day}: {done}, {good} in good form.</source>
        <translation>{title}, {day} : {done}, {good} bien fait.</translation>
    </message>
    <message>
        <source>± {degrees}: the truth lies this near in 95 of 100 cases.</source>
        <translation>± {degrees} : la vraie valeur est aussi proche dans 95 cas sur 100.</translation>
    </message>
    <message>
        <source>■ After</source>
        <translation>■ Après</translation>
    </message>
    <message>
        <source>◆ Right</source>
        <translation>◆ Droite</translation>
    </message>
    <message>
        <source>● Before</source>
        <translation>● Avant</translation>
    </message>
    <message>
        <source>● Left</source>
        <translation>● Gauche</translation>
    </message>
    <message>
        <source>Cannot be read: </source>
        <translation type="vanished">Illisible : </translation>
    </message>
    <message>
        <source>Dark or light, or as the system says; all can be told apart by who is colour-blind</source>
        <translation type="vanished">Sombre ou clair, ou comme le système ; toutes lisibles en cas de daltonisme</translation>
    </message>
    <message>
        <source>First person</source>
        <translation type="vanished">Premier profil</translation>
    </message>
    <message>
        <source>Looking for exercises …</source>
        <translation type="vanished">Recherche des exercices …</translation>
    </message>
    <message>
        <source>Units of lengths: metres, or feet</source>
        <translation type="vanished">Unités de longueur : mètres ou pieds</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="vanished">Qui</translation>
    </message>
</context>
</TS>
