<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>coach</name>
    <message>
        <source> and </source>
        <translation> y </translation>
    </message>
    <message>
        <source>%1 Apr</source>
        <translation>%1 abr</translation>
    </message>
    <message>
        <source>%1 April</source>
        <translation>%1 de abril</translation>
    </message>
    <message>
        <source>%1 Aug</source>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>%1 August</source>
        <translation>%1 de agosto</translation>
    </message>
    <message>
        <source>%1 Dec</source>
        <translation>%1 dic</translation>
    </message>
    <message>
        <source>%1 December</source>
        <translation>%1 de diciembre</translation>
    </message>
    <message>
        <source>%1 Feb</source>
        <translation>%1 feb</translation>
    </message>
    <message>
        <source>%1 February</source>
        <translation>%1 de febrero</translation>
    </message>
    <message>
        <source>%1 Jan</source>
        <translation>%1 ene</translation>
    </message>
    <message>
        <source>%1 January</source>
        <translation>%1 de enero</translation>
    </message>
    <message>
        <source>%1 Jul</source>
        <translation>%1 jul</translation>
    </message>
    <message>
        <source>%1 July</source>
        <translation>%1 de julio</translation>
    </message>
    <message>
        <source>%1 Jun</source>
        <translation>%1 jun</translation>
    </message>
    <message>
        <source>%1 June</source>
        <translation>%1 de junio</translation>
    </message>
    <message>
        <source>%1 Mar</source>
        <translation>%1 mar</translation>
    </message>
    <message>
        <source>%1 March</source>
        <translation>%1 de marzo</translation>
    </message>
    <message>
        <source>%1 May</source>
        <translation>%1 de mayo</translation>
    </message>
    <message>
        <source>%1 Nov</source>
        <translation>%1 nov</translation>
    </message>
    <message>
        <source>%1 November</source>
        <translation>%1 de noviembre</translation>
    </message>
    <message>
        <source>%1 Oct</source>
        <translation>%1 oct</translation>
    </message>
    <message>
        <source>%1 October</source>
        <translation>%1 de octubre</translation>
    </message>
    <message>
        <source>%1 Sep</source>
        <translation>%1 sep</translation>
    </message>
    <message>
        <source>%1 September</source>
        <translation>%1 de septiembre</translation>
    </message>
    <message>
        <source>%1 cameras are called %name.</source>
        <translation>%1 cámaras se llaman %name.</translation>
    </message>
    <message>
        <source>%1 files are deleted.</source>
        <translation>Se han borrado %1 archivos.</translation>
    </message>
    <message>
        <source>%1 holds done</source>
        <translation>%1 veces mantenido</translation>
    </message>
    <message>
        <source>%1 in good form</source>
        <translation>%1 bien hechas</translation>
    </message>
    <message>
        <source>%1 min held</source>
        <translation>%1 min mantenidos</translation>
    </message>
    <message>
        <source>%1 min in good form</source>
        <translation>%1 min bien hechos</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minutos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 in good form</source>
        <translation>%1 de %2 bien hechas</translation>
    </message>
    <message>
        <source>%1 of %2 min held</source>
        <translation>%1 de %2 min mantenidos</translation>
    </message>
    <message>
        <source>%1 of %2 s held</source>
        <translation>%1 de %2 s mantenidos</translation>
    </message>
    <message>
        <source>%1 repetition</source>
        <translation>%1 repetición</translation>
    </message>
    <message>
        <source>%1 repetitions</source>
        <translation>%1 repeticiones</translation>
    </message>
    <message>
        <source>%1 s held</source>
        <translation>%1 s mantenidos</translation>
    </message>
    <message>
        <source>%1 s in good form</source>
        <translation>%1 s bien hechos</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 omitidas</translation>
    </message>
    <message>
        <source>%1 things more after that</source>
        <translation>después, %1 cosas más</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 veces</translation>
    </message>
    <message>
        <source>%1 trials gave no number</source>
        <translation>%1 intentos no dieron número</translation>
    </message>
    <message>
        <source>%1 trials on the left gave no number</source>
        <translation>a la izquierda, %1 intentos no dieron número</translation>
    </message>
    <message>
        <source>%1 trials on the right gave no number</source>
        <translation>a la derecha, %1 intentos no dieron número</translation>
    </message>
    <message>
        <source>%1 trials to go</source>
        <translation>faltan %1 intentos</translation>
    </message>
    <message>
        <source>%angle is not right</source>
        <translation>No está bien: %angle</translation>
    </message>
    <message>
        <source>%angle is not seen well enough</source>
        <translation>No se ve lo bastante bien: %angle</translation>
    </message>
    <message>
        <source>%name gave no picture.</source>
        <translation>%name no dio ninguna imagen.</translation>
    </message>
    <message>
        <source>%name stopped giving pictures.</source>
        <translation>%name ha dejado de dar imagen.</translation>
    </message>
    <message>
        <source>%name: there is no pose in it.</source>
        <translation>%name: no contiene ninguna pose.</translation>
    </message>
    <message>
        <source>1 counted, {good} in good form</source>
        <translation>1 contada, {good} bien hecha</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>1 difference to what was said then</source>
        <translation>1 diferencia con lo que se dijo entonces</translation>
    </message>
    <message>
        <source>1 hold done</source>
        <translation>1 vez mantenido</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>1 error</translation>
    </message>
    <message>
        <source>1 repetition</source>
        <translation>1 repetición</translation>
    </message>
    <message>
        <source>1 thing more after that</source>
        <translation>después, 1 cosa más</translation>
    </message>
    <message>
        <source>1 trial gave no number</source>
        <translation>1 intento no dio número</translation>
    </message>
    <message>
        <source>1 trial on the left gave no number</source>
        <translation>a la izquierda, 1 intento no dio número</translation>
    </message>
    <message>
        <source>1 trial on the right gave no number</source>
        <translation>a la derecha, 1 intento no dio número</translation>
    </message>
    <message>
        <source>1 trial to go</source>
        <translation>falta 1 intento</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semana</translation>
    </message>
    <message>
        <source>2 to 3 m</source>
        <translation>2 a 3 m</translation>
    </message>
    <message>
        <source>A minor fall, if you have osteoporosis or took steroids for long</source>
        <translation>Una caída leve, si tienes osteoporosis o has tomado corticoides mucho tiempo</translation>
    </message>
    <message>
        <source>A notification to stand up after so many minutes with the window open; 0 for none</source>
        <translation>Un aviso para levantarte tras tantos minutos con la ventana abierta; 0 para ninguno</translation>
    </message>
    <message>
        <source>A real change: {degrees} less than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>Un cambio real: {degrees} menos que la mediana de días anteriores ({since}), más que los {needed} necesarios.</translation>
    </message>
    <message>
        <source>A real change: {degrees} more than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>Un cambio real: {degrees} más que la mediana de días anteriores ({since}), más que los {needed} necesarios.</translation>
    </message>
    <message>
        <source>A recording was cut off, what is in it can be kept: {what}.</source>
        <translation>Una grabación se cortó; lo que contiene se puede conservar: {what}.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>After NHS Scotland (NHS inform), the Northern Health and Social Care Trust, and the Mayo Clinic.</source>
        <translation>Según NHS Scotland (NHS inform), el Northern Health and Social Care Trust y la Mayo Clinic.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Against earlier days</source>
        <translation>Frente a días anteriores</translation>
    </message>
    <message>
        <source>All days are done. You can start it again, or choose another one.</source>
        <translation>Todos los días están hechos. Puedes empezarlo de nuevo o elegir otro.</translation>
    </message>
    <message>
        <source>All done for today.</source>
        <translation>Por hoy, todo hecho.</translation>
    </message>
    <message>
        <source>All recordings, videos, the history and the settings are deleted. That cannot be undone. Type {word} to do it.</source>
        <translation>Se borran todas las grabaciones, los vídeos, el historial y los ajustes. No se puede deshacer. Para hacerlo escribe {word}.</translation>
    </message>
    <message>
        <source>All right. It stands on the home page.</source>
        <translation>Todo bien. Está en la página de inicio.</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>También</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Ángulo</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>Tobillo</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, %side</source>
        <translation>Dorsiflexión del tobillo, %side</translation>
    </message>
    <message>
        <source>Another program probably uses it: close that one and try again (`fuser -v /dev/video{index}` names it).</source>
        <translation>Probablemente la usa otro programa: ciérralo e inténtalo de nuevo (`fuser -v /dev/video{index}` lo nombra).</translation>
    </message>
    <message>
        <source>April</source>
        <translation>abril</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Brazo</translation>
    </message>
    <message>
        <source>Arrows choose, Enter or the number starts</source>
        <translation>Flechas para elegir, Enter o el número para empezar</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Ask your physiotherapist which exercises are right for you.</source>
        <translation>Pregunta a tu fisioterapeuta qué ejercicios te convienen.</translation>
    </message>
    <message>
        <source>August</source>
        <translation>agosto</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Back 1</source>
        <translation>1 atrás</translation>
    </message>
    <message>
        <source>Back view, all in sight</source>
        <translation>Vista de espaldas, todo a la vista</translation>
    </message>
    <message>
        <source>Begins on {day}.</source>
        <translation>Empieza el {day}.</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Al lado</translation>
    </message>
    <message>
        <source>Best: %1 in a row in good form</source>
        <translation>Mejor: %1 seguidas bien hechas</translation>
    </message>
    <message>
        <source>Both legs must first rest for %1 s.</source>
        <translation>Las dos piernas deben reposar primero %1 s.</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Ambos lados</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Bring one knee to your chest</source>
        <translation>Lleva una rodilla al pecho</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Cámara %1</translation>
    </message>
    <message>
        <source>Camera %1 (%name) is there but gives no picture.</source>
        <translation>La cámara %1 (%name) está ahí, pero no da imagen.</translation>
    </message>
    <message>
        <source>Camera %1 is there but gives no picture.</source>
        <translation>La cámara %1 está ahí, pero no da imagen.</translation>
    </message>
    <message>
        <source>Camera from the front, hip high</source>
        <translation>Cámara de frente, a la altura de la cadera</translation>
    </message>
    <message>
        <source>Camera from the front, near the floor</source>
        <translation>Cámara de frente, cerca del suelo</translation>
    </message>
    <message>
        <source>Camera from the side, hip high</source>
        <translation>Cámara de lado, a la altura de la cadera</translation>
    </message>
    <message>
        <source>Camera from the side, near the floor</source>
        <translation>Cámara de lado, cerca del suelo</translation>
    </message>
    <message>
        <source>Camera level</source>
        <translation>Cámara nivelada</translation>
    </message>
    <message>
        <source>Camera to use when none is named: its number, name or address</source>
        <translation>Cámara que se usa si no se nombra ninguna: número, nombre o dirección</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>Cambia de lado</translation>
    </message>
    <message>
        <source>Change sides. Now the left.</source>
        <translation>Cambia de lado. Ahora la izquierda.</translation>
    </message>
    <message>
        <source>Change sides. Now the right.</source>
        <translation>Cambia de lado. Ahora la derecha.</translation>
    </message>
    <message>
        <source>Check its cable, and whether another program took it; then start again.</source>
        <translation>Comprueba el cable y si otro programa la usa; después empieza de nuevo.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Choose a programme. It counts the days on which you do something; a day left out is not lost.</source>
        <translation>Elige un programa. Cuenta los días en que haces algo; un día sin hacer no se pierde.</translation>
    </message>
    <message>
        <source>Choose another camera or file.</source>
        <translation>Elige otra cámara u otro archivo.</translation>
    </message>
    <message>
        <source>Choose one to start.</source>
        <translation>Elige uno para empezar.</translation>
    </message>
    <message>
        <source>Clock stood still</source>
        <translation>El reloj se paró</translation>
    </message>
    <message>
        <source>Close other programs that use it (Teams, Zoom, a browser), and switch on Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera.</source>
        <translation>Cierra otros programas que la usen (Teams, Zoom, un navegador) y activa Configuración &gt; Privacidad y seguridad &gt; Cámara &gt; Permitir que las aplicaciones de escritorio accedan a la cámara.</translation>
    </message>
    <message>
        <source>Close other programs that use it and try again.</source>
        <translation>Cierra otros programas que la usen e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in System Settings &gt; Privacy &amp; Security &gt; Camera for the program that coach was started from (Terminal, for example); then start that program again.</source>
        <translation>Cierra otros programas que la usen y permítela en Ajustes del Sistema &gt; Privacidad y seguridad &gt; Cámara para el programa desde el que se inició coach (por ejemplo Terminal); después reinicia ese programa.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Come closer to the camera</source>
        <translation>Acércate a la cámara</translation>
    </message>
    <message>
        <source>Come closer to the camera: you are small in the picture.</source>
        <translation>Acércate a la cámara: se te ve pequeño.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Condiciones</translation>
    </message>
    <message>
        <source>Connected: %cameras.</source>
        <translation>Conectadas: %cameras.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Dark, light, high contrast, or as the system says; all can be told apart by who is colour-blind</source>
        <translation>Oscuro, claro, alto contraste o como diga el sistema; todos se distinguen con daltonismo</translation>
    </message>
    <message>
        <source>Dashed: what would be no change</source>
        <translation>Discontinuo: lo que no sería un cambio</translation>
    </message>
    <message>
        <source>Day {number} of {days}, week {week}.</source>
        <translation>Día {number} de {days}, semana {week}.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>December</source>
        <translation>diciembre</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Borrar todo</translation>
    </message>
    <message>
        <source>Delete recordings after days</source>
        <translation>Borrar grabaciones tras días</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>Borrado: {name}</translation>
    </message>
    <message>
        <source>Deleted: {what}</source>
        <translation>Borrado: {what}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Distances in the window and by the voice in metres, or in feet; recordings are metric</source>
        <translation>Distancias en la ventana y en la voz en metros o en pies; las grabaciones son métricas</translation>
    </message>
    <message>
        <source>Do not exercise with pain this strong. See a doctor or a physiotherapist.</source>
        <translation>No hagas ejercicio con un dolor tan fuerte. Acude a un médico o fisioterapeuta.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Hecho hoy</translation>
    </message>
    <message>
        <source>Done, {done} of {times} times</source>
        <translation>Hecho, {done} de {times} veces</translation>
    </message>
    <message>
        <source>Done. Rest</source>
        <translation>Hecho. Descansa</translation>
    </message>
    <message>
        <source>Done. Well kept up.</source>
        <translation>Hecho. Buen trabajo.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Each has recordings and a history of their own. A number or Enter chooses.</source>
        <translation>Cada persona tiene sus grabaciones y su historial. Un número o Enter elige.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Codo</translation>
    </message>
    <message>
        <source>Elbow flexion, %side</source>
        <translation>Flexión del codo, %side</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Terminarlo</translation>
    </message>
    <message>
        <source>Enlarge the timeline</source>
        <translation>Ampliar la línea de tiempo</translation>
    </message>
    <message>
        <source>Enough light</source>
        <translation>Luz suficiente</translation>
    </message>
    <message>
        <source>Enter looks at one. They lie on this computer only.</source>
        <translation>Enter abre una. Solo están en este ordenador.</translation>
    </message>
    <message>
        <source>Enter starts it today</source>
        <translation>Enter lo empieza hoy</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Todo se queda en este ordenador.</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Ejercicio</translation>
    </message>
    <message>
        <source>Exercises of your own</source>
        <translation>Ejercicios propios</translation>
    </message>
    <message>
        <source>Far ankle</source>
        <translation>Tobillo lejano</translation>
    </message>
    <message>
        <source>Far arm</source>
        <translation>Brazo lejano</translation>
    </message>
    <message>
        <source>Far elbow</source>
        <translation>Codo lejano</translation>
    </message>
    <message>
        <source>Far hip</source>
        <translation>Cadera lejana</translation>
    </message>
    <message>
        <source>Far knee</source>
        <translation>Rodilla lejana</translation>
    </message>
    <message>
        <source>Far knee inward</source>
        <translation>Rodilla lejana hacia dentro</translation>
    </message>
    <message>
        <source>Far knee past toes</source>
        <translation>Rodilla lejana delante del pie</translation>
    </message>
    <message>
        <source>Far shin</source>
        <translation>Espinilla lejana</translation>
    </message>
    <message>
        <source>Far thigh</source>
        <translation>Muslo lejano</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>February</source>
        <translation>febrero</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Pies</translation>
    </message>
    <message>
        <source>First the left side.</source>
        <translation>Primero el lado izquierdo.</translation>
    </message>
    <message>
        <source>First the right side.</source>
        <translation>Primero el lado derecho.</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Plano</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Plegado</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Carpeta de grabaciones</translation>
    </message>
    <message>
        <source>For today</source>
        <translation>Para hoy</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>vi</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>De frente</translation>
    </message>
    <message>
        <source>From the side</source>
        <translation>De lado</translation>
    </message>
    <message>
        <source>Front ankle</source>
        <translation>Tobillo delantero</translation>
    </message>
    <message>
        <source>Front arm</source>
        <translation>Brazo delantero</translation>
    </message>
    <message>
        <source>Front elbow</source>
        <translation>Codo delantero</translation>
    </message>
    <message>
        <source>Front hip</source>
        <translation>Cadera delantera</translation>
    </message>
    <message>
        <source>Front knee</source>
        <translation>Rodilla delantera</translation>
    </message>
    <message>
        <source>Front knee inward</source>
        <translation>Rodilla delantera hacia dentro</translation>
    </message>
    <message>
        <source>Front knee past toes</source>
        <translation>Rodilla delantera delante del pie</translation>
    </message>
    <message>
        <source>Front shin</source>
        <translation>Espinilla delantera</translation>
    </message>
    <message>
        <source>Front thigh</source>
        <translation>Muslo delantero</translation>
    </message>
    <message>
        <source>Front view, all in sight</source>
        <translation>Vista de frente, todo a la vista</translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation>Ponte en posición</translation>
    </message>
    <message>
        <source>Get medical help at once</source>
        <translation>Busca ayuda médica de inmediato</translation>
    </message>
    <message>
        <source>Give the number. %cameras</source>
        <translation>Indica el número. %cameras</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Seguimos</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Good to see you. It goes on with day {number}: nothing was lost, and nothing piles up.</source>
        <translation>Me alegro de verte. Se sigue con el día {number}: nada se ha perdido ni se acumula.</translation>
    </message>
    <message>
        <source>Green: the norm</source>
        <translation>Verde: la norma</translation>
    </message>
    <message>
        <source>Grey: no difference can be told</source>
        <translation>Gris: no se aprecia diferencia</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>Mitad</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Head lift</source>
        <translation>Elevación de la cabeza</translation>
    </message>
    <message>
        <source>Head to feet in view</source>
        <translation>De pies a cabeza a la vista</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Hip</source>
        <translation>Cadera</translation>
    </message>
    <message>
        <source>Hip bend, %side</source>
        <translation>Ángulo de cadera, %side</translation>
    </message>
    <message>
        <source>Hip flexion, %side</source>
        <translation>Flexión de cadera, %side</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Hold {number}</source>
        <translation>Mantener {number}</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Manteniendo</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>How large texts are, 1 is as shipped</source>
        <translation>Tamaño de los textos, 1 es el normal</translation>
    </message>
    <message>
        <source>How loud, 0 to 1</source>
        <translation>Volumen, de 0 a 1</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>How much does it hurt after it?</source>
        <translation>¿Cuánto te duele después?</translation>
    </message>
    <message>
        <source>How much does it hurt now?</source>
        <translation>¿Cuánto te duele ahora?</translation>
    </message>
    <message>
        <source>How well</source>
        <translation>Qué tal</translation>
    </message>
    <message>
        <source>I cannot see you</source>
        <translation>No te veo</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Lo he leído</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>In {less} of {count} sessions it hurt less after than before, in {more} more.</source>
        <translation>En {less} de {count} sesiones dolió menos después que antes, en {more} más.</translation>
    </message>
    <message>
        <source>It can be deleted: coach recordings delete NAME</source>
        <translation>Se puede borrar: coach recordings delete NAME</translation>
    </message>
    <message>
        <source>It hurts more than before. Leave this exercise out, and tell your physiotherapist.</source>
        <translation>Duele más que antes. Deja este ejercicio y díselo a tu fisioterapeuta.</translation>
    </message>
    <message>
        <source>It lies in {path}</source>
        <translation>Está en {path}</translation>
    </message>
    <message>
        <source>It measures and coaches. It does not examine you, and it promises no cure.</source>
        <translation>Mide y acompaña. No te examina ni promete curarte.</translation>
    </message>
    <message>
        <source>It starts when you have been in position for 2 seconds.</source>
        <translation>Empieza cuando llevas 2 segundos en posición.</translation>
    </message>
    <message>
        <source>It starts when you keep still there for 2 seconds.</source>
        <translation>Empieza cuando te quedas quieto 2 segundos.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>enero</translation>
    </message>
    <message>
        <source>Join the group that may: `sudo usermod -aG video $USER`, then log out and in again.</source>
        <translation>Únete al grupo que puede: `sudo usermod -aG video $USER`, luego cierra la sesión y vuelve a entrar.</translation>
    </message>
    <message>
        <source>Judging with today&apos;s rules …</source>
        <translation>Se juzga con las reglas de hoy …</translation>
    </message>
    <message>
        <source>July</source>
        <translation>julio</translation>
    </message>
    <message>
        <source>June</source>
        <translation>junio</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>Mantenlo ahí</translation>
    </message>
    <message>
        <source>Keep pictures of me</source>
        <translation>Guardar imágenes mías</translation>
    </message>
    <message>
        <source>Keep the rest</source>
        <translation>Conservar el resto</translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation>Guardado en {file}</translation>
    </message>
    <message>
        <source>Kept: {seconds} seconds, in {name}</source>
        <translation>Conservado: {seconds} segundos, en {name}</translation>
    </message>
    <message>
        <source>Key: %key</source>
        <translation>Tecla: %key</translation>
    </message>
    <message>
        <source>Keys 0 to 9, arrows, Enter. For 10 press the right arrow.</source>
        <translation>Teclas 0 a 9, flechas, Enter. Para 10, la flecha derecha.</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>Rodilla</translation>
    </message>
    <message>
        <source>Knee bend, %side</source>
        <translation>Ángulo de rodilla, %side</translation>
    </message>
    <message>
        <source>Knee flexion, %side</source>
        <translation>Flexión de rodilla, %side</translation>
    </message>
    <message>
        <source>Knee inward</source>
        <translation>Rodilla hacia dentro</translation>
    </message>
    <message>
        <source>Knee past toes</source>
        <translation>Rodilla delante del pie</translation>
    </message>
    <message>
        <source>Knee past toes, %side</source>
        <translation>Rodilla delante del pie, %side</translation>
    </message>
    <message>
        <source>Knee valgus, %side</source>
        <translation>Rodilla hacia dentro, %side</translation>
    </message>
    <message>
        <source>L</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language of the window and of the voice; empty for the system&apos;s</source>
        <translation>Idioma de la ventana y de la voz; vacío, el del sistema</translation>
    </message>
    <message>
        <source>Last done %1 days ago</source>
        <translation>Última vez hace %1 días</translation>
    </message>
    <message>
        <source>Last done yesterday</source>
        <translation>Última vez ayer</translation>
    </message>
    <message>
        <source>Last time, %1-%2-%3</source>
        <translation>La última vez, %3/%2/%1</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Left %leg</source>
        <translation>Izquierda: %leg</translation>
    </message>
    <message>
        <source>Left against right</source>
        <translation>Izquierda y derecha</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>Tobillo izquierdo</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Brazo izquierdo</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Codo izquierdo</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Cadera izquierda</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Rodilla izquierda</translation>
    </message>
    <message>
        <source>Left knee inward</source>
        <translation>Rodilla izquierda hacia dentro</translation>
    </message>
    <message>
        <source>Left knee past toes</source>
        <translation>Rodilla izquierda delante del pie</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>Espinilla izquierda</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Lado izquierdo</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>Muslo izquierdo</translation>
    </message>
    <message>
        <source>Left {degrees}</source>
        <translation>Izquierda {degrees}</translation>
    </message>
    <message>
        <source>Level the camera</source>
        <translation>Nivela la cámara</translation>
    </message>
    <message>
        <source>Level the camera: tilted by about %1 degrees.</source>
        <translation>Nivela la cámara: está inclinada unos %1 grados.</translation>
    </message>
    <message>
        <source>Lie flat, legs straight</source>
        <translation>Túmbate, piernas estiradas</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Loading the pose model</source>
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Longest hold %1 min</source>
        <translation>Lo más largo: %1 min</translation>
    </message>
    <message>
        <source>Longest hold %1 s</source>
        <translation>Lo más largo: %1 s</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Looking for recordings …</source>
        <translation>Buscando grabaciones …</translation>
    </message>
    <message>
        <source>Looking for the right view</source>
        <translation>Buscando la vista correcta</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Main profile</source>
        <translation>Perfil principal</translation>
    </message>
    <message>
        <source>March</source>
        <translation>marzo</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mayo</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Measure both sides in one session to compare them.</source>
        <translation>Mide los dos lados en una sesión para compararlos.</translation>
    </message>
    <message>
        <source>Measure both sides to compare them.</source>
        <translation>Mide los dos lados para compararlos.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Medición</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>Metros</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>Most often: {fault}.</source>
        <translation>Lo más frecuente: {fault}.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Movilidad</translation>
    </message>
    <message>
        <source>Move back or tilt the camera</source>
        <translation>Aléjate o inclina la cámara</translation>
    </message>
    <message>
        <source>Move back or tilt the camera: your %parts must be in the picture.</source>
        <translation>Aléjate o inclina la cámara: en la imagen faltan %parts.</translation>
    </message>
    <message>
        <source>Move only as far as it does not increase the pain. Stop when it does.</source>
        <translation>Muévete solo hasta donde no aumente el dolor. Para si aumenta.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Name of a new one: a-z, 0-9 and hyphens</source>
        <translation>Nombre de uno nuevo: a-z, 0-9 y guiones</translation>
    </message>
    <message>
        <source>Name of somebody new: letters, digits, hyphens</source>
        <translation>Nombre de alguien nuevo: letras, cifras, guiones</translation>
    </message>
    <message>
        <source>Never put ice or heat on bare skin: a towel between, 10 to 20 minutes.</source>
        <translation>Nunca pongas hielo o calor sobre la piel desnuda: una toalla en medio, de 10 a 20 minutos.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>New trouble with passing water or with the bowels</source>
        <translation>Problemas nuevos para orinar o con el intestino</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Sigue</translation>
    </message>
    <message>
        <source>Next set</source>
        <translation>Siguiente serie</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or use a phone as a camera: start a camera app on it and give the address that it shows.</source>
        <translation>No hay ninguna cámara conectada. Conecta una, o usa un móvil como cámara: abre en él una app de cámara e indica la dirección que muestra.</translation>
    </message>
    <message>
        <source>No camera needed</source>
        <translation>No hace falta cámara</translation>
    </message>
    <message>
        <source>No change that can be told: {degrees} from the median of earlier days ({since}), {needed} are needed.</source>
        <translation>Sin cambio apreciable: {degrees} de la mediana de días anteriores ({since}), hacen falta {needed}.</translation>
    </message>
    <message>
        <source>No hands needed: it starts by itself.</source>
        <translation>Sin manos: empieza solo.</translation>
    </message>
    <message>
        <source>No number: {why}</source>
        <translation>Sin número: {why}</translation>
    </message>
    <message>
        <source>No result yet. Do the hip flexion test, on the home page under “Measure”: three times each leg, two minutes.</source>
        <translation>Aún no hay resultado. Haz la prueba de flexión de cadera, en Inicio, en «Medir»: tres veces cada pierna, dos minutos.</translation>
    </message>
    <message>
        <source>No sound here</source>
        <translation>Aquí no hay sonido</translation>
    </message>
    <message>
        <source>Nobody in the picture</source>
        <translation>Nadie en la imagen</translation>
    </message>
    <message>
        <source>Nobody in the picture yet</source>
        <translation>Aún no hay nadie en la imagen</translation>
    </message>
    <message>
        <source>Nobody is seen</source>
        <translation>No se ve a nadie</translation>
    </message>
    <message>
        <source>Nobody is seen: step or lie down where the camera sees your whole body.</source>
        <translation>No se ve a nadie: ponte o túmbate donde la cámara te vea entero.</translation>
    </message>
    <message>
        <source>Norm %1°</source>
        <translation>Norma %1°</translation>
    </message>
    <message>
        <source>Norm of the hip flexion test</source>
        <translation>Norma de la prueba de flexión de cadera</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>Aún sin juzgar</translation>
    </message>
    <message>
        <source>Not measured: {why}</source>
        <translation>No medido: {why}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Sin grabar</translation>
    </message>
    <message>
        <source>Not said then, today: {today}</source>
        <translation>Entonces no se dijo; hoy: {today}</translation>
    </message>
    <message>
        <source>Not seen well enough</source>
        <translation>No se ve lo bastante bien</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>No se vigila</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Anotado.</translation>
    </message>
    <message>
        <source>Nothing beside it</source>
        <translation>Nada al lado</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>Aún no hay nada contado</translation>
    </message>
    <message>
        <source>Nothing held yet</source>
        <translation>Aún no se ha mantenido nada</translation>
    </message>
    <message>
        <source>Nothing in the last {weeks} weeks. You can begin again any day; nothing is lost.</source>
        <translation>Nada en las últimas {weeks} semanas. Puedes volver a empezar cualquier día; no se pierde nada.</translation>
    </message>
    <message>
        <source>Nothing is due today. Rest is part of it.</source>
        <translation>Hoy no toca nada. Descansar también cuenta.</translation>
    </message>
    <message>
        <source>Nothing to mend was seen.</source>
        <translation>No se vio nada que corregir.</translation>
    </message>
    <message>
        <source>Nothing was counted or held yet. Choose an exercise on the home page.</source>
        <translation>Aún no se ha contado ni mantenido nada. Elige un ejercicio en la página de inicio.</translation>
    </message>
    <message>
        <source>Nothing was done yet. Do an exercise, or a test under “Measure”: how it went is shown here, over weeks.</source>
        <translation>Aún no has hecho nada. Haz un ejercicio o una prueba en «Medir»: aquí se ve, a lo largo de las semanas, cómo fue.</translation>
    </message>
    <message>
        <source>Nothing was said of pain yet. You are asked before and after an exercise; you need not answer.</source>
        <translation>Aún no se ha dicho nada del dolor. Se te pregunta antes y después de un ejercicio; no tienes que contestar.</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>No se ha guardado nada</translation>
    </message>
    <message>
        <source>November</source>
        <translation>noviembre</translation>
    </message>
    <message>
        <source>Now the other leg</source>
        <translation>Ahora la otra pierna</translation>
    </message>
    <message>
        <source>Numbness around the genitals, the anus or the inside of the thighs</source>
        <translation>Entumecimiento alrededor de los genitales, el ano o la cara interna de los muslos</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octubre</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>On 1</source>
        <translation>1 adelante</translation>
    </message>
    <message>
        <source>Once a week: measure</source>
        <translation>Una vez por semana: medir</translation>
    </message>
    <message>
        <source>One body</source>
        <translation>Un cuerpo</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>Una imagen atrás</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>Una imagen adelante</translation>
    </message>
    <message>
        <source>Only one person should be in the picture. Go on where you were.</source>
        <translation>Solo debe haber una persona en la imagen. Sigue donde estabas.</translation>
    </message>
    <message>
        <source>Only one side was exercised: there is nothing to compare.</source>
        <translation>Solo se ejercitó un lado: no hay nada que comparar.</translation>
    </message>
    <message>
        <source>Opening the camera</source>
        <translation>Abriendo la cámara</translation>
    </message>
    <message>
        <source>Other ankle</source>
        <translation>Otro tobillo</translation>
    </message>
    <message>
        <source>Other arm</source>
        <translation>Otro brazo</translation>
    </message>
    <message>
        <source>Other elbow</source>
        <translation>Otro codo</translation>
    </message>
    <message>
        <source>Other hip</source>
        <translation>Otra cadera</translation>
    </message>
    <message>
        <source>Other knee</source>
        <translation>Otra rodilla</translation>
    </message>
    <message>
        <source>Other knee inward</source>
        <translation>Otra rodilla hacia dentro</translation>
    </message>
    <message>
        <source>Other knee past toes</source>
        <translation>Otra rodilla delante del pie</translation>
    </message>
    <message>
        <source>Other shin</source>
        <translation>Otra espinilla</translation>
    </message>
    <message>
        <source>Other thigh</source>
        <translation>Otro muslo</translation>
    </message>
    <message>
        <source>Own exercises</source>
        <translation>Ejercicios propios</translation>
    </message>
    <message>
        <source>Pain after a major fall or an accident</source>
        <translation>Dolor tras una caída fuerte o un accidente</translation>
    </message>
    <message>
        <source>Pain at night, or pain together with fever</source>
        <translation>Dolor por la noche, o dolor con fiebre</translation>
    </message>
    <message>
        <source>Pain before and after</source>
        <translation>Dolor antes y después</translation>
    </message>
    <message>
        <source>Pain below the knee that suddenly gets worse</source>
        <translation>Dolor por debajo de la rodilla que empeora de pronto</translation>
    </message>
    <message>
        <source>Pain down both legs</source>
        <translation>Dolor que baja por las dos piernas</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>Hecho en parte</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Paused. It goes on where you were.</source>
        <translation>En pausa. Se sigue donde estabas.</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>Pelvis</translation>
    </message>
    <message>
        <source>Pelvis obliquity</source>
        <translation>Inclinación de la pelvis</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Pose model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Press Delete again to delete {name} for good.</source>
        <translation>Pulsa Supr otra vez para borrar {name} del todo.</translation>
    </message>
    <message>
        <source>Press Space to go on.</source>
        <translation>Pulsa Espacio para seguir.</translation>
    </message>
    <message>
        <source>Press X again to end the programme. What you did stays in the history.</source>
        <translation>Pulsa X otra vez para terminar el programa. Lo que hiciste queda en el historial.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Perfiles</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>R</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Levantado</translation>
    </message>
    <message>
        <source>Range of motion</source>
        <translation>Amplitud de movimiento</translation>
    </message>
    <message>
        <source>Rather not say</source>
        <translation>Prefiero no decirlo</translation>
    </message>
    <message>
        <source>Reading the recording …</source>
        <translation>Leyendo la grabación …</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>Leyendo lo que se hizo …</translation>
    </message>
    <message>
        <source>Rear ankle</source>
        <translation>Tobillo trasero</translation>
    </message>
    <message>
        <source>Rear arm</source>
        <translation>Brazo trasero</translation>
    </message>
    <message>
        <source>Rear elbow</source>
        <translation>Codo trasero</translation>
    </message>
    <message>
        <source>Rear hip</source>
        <translation>Cadera trasera</translation>
    </message>
    <message>
        <source>Rear knee</source>
        <translation>Rodilla trasera</translation>
    </message>
    <message>
        <source>Rear knee inward</source>
        <translation>Rodilla trasera hacia dentro</translation>
    </message>
    <message>
        <source>Rear knee past toes</source>
        <translation>Rodilla trasera delante del pie</translation>
    </message>
    <message>
        <source>Rear shin</source>
        <translation>Espinilla trasera</translation>
    </message>
    <message>
        <source>Rear thigh</source>
        <translation>Muslo trasero</translation>
    </message>
    <message>
        <source>Recording, no picture</source>
        <translation>Grabando, sin imagen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Recordings older than this many days are deleted at the start; 0 keeps them</source>
        <translation>Las grabaciones más antiguas se borran al empezar; 0 las conserva</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Remind me to stand up after minutes</source>
        <translation>Recordarme levantarme tras minutos</translation>
    </message>
    <message>
        <source>Repetition {number}</source>
        <translation>Repetición {number}</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Repeticiones</translation>
    </message>
    <message>
        <source>Repetitions each day</source>
        <translation>Repeticiones por día</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Descanso</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Right %leg</source>
        <translation>Derecha: %leg</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>Tobillo derecho</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Brazo derecho</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Codo derecho</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Cadera derecha</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Rodilla derecha</translation>
    </message>
    <message>
        <source>Right knee inward</source>
        <translation>Rodilla derecha hacia dentro</translation>
    </message>
    <message>
        <source>Right knee past toes</source>
        <translation>Rodilla derecha delante del pie</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>Espinilla derecha</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Lado derecho</translation>
    </message>
    <message>
        <source>Right side, mirrored</source>
        <translation>Lado derecho, reflejado</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>Muslo derecho</translation>
    </message>
    <message>
        <source>Right {degrees}</source>
        <translation>Derecha {degrees}</translation>
    </message>
    <message>
        <source>Rules as recorded</source>
        <translation>Reglas como se grabó</translation>
    </message>
    <message>
        <source>Rules now</source>
        <translation>R. de hoy</translation>
    </message>
    <message>
        <source>Rules of %name</source>
        <translation>Reglas de %name</translation>
    </message>
    <message>
        <source>Rules of today</source>
        <translation>Reglas de hoy</translation>
    </message>
    <message>
        <source>Rules then</source>
        <translation>R. antes</translation>
    </message>
    <message>
        <source>Said then, not today: {then}</source>
        <translation>Se dijo entonces, hoy no: {then}</translation>
    </message>
    <message>
        <source>Saved on this computer: the measured points, no picture</source>
        <translation>Guardado en este ordenador: los puntos medidos, sin imagen</translation>
    </message>
    <message>
        <source>Seconds held each day</source>
        <translation>Segundos mantenidos por día</translation>
    </message>
    <message>
        <source>See a doctor or a physiotherapist soon, before you exercise</source>
        <translation>Acude pronto a un médico o fisioterapeuta, antes de hacer ejercicio</translation>
    </message>
    <message>
        <source>Seen: {found}. The draft counts {counted} of them. Look through it, and change what is not meant.</source>
        <translation>Visto: {found}. El borrador cuenta {counted}. Revísalo y cambia lo que no sea así.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septiembre</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Set %1 of %2</source>
        <translation>Serie %1 de %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Severe or growing weakness or numbness in the legs</source>
        <translation>Debilidad o entumecimiento fuerte o creciente en las piernas</translation>
    </message>
    <message>
        <source>Shin</source>
        <translation>Espinilla</translation>
    </message>
    <message>
        <source>Shin lean, %side</source>
        <translation>Inclinación de la espinilla, %side</translation>
    </message>
    <message>
        <source>Shin tilt, %side</source>
        <translation>Basculación de la espinilla, %side</translation>
    </message>
    <message>
        <source>Shoulder bend, %side</source>
        <translation>Ángulo del hombro, %side</translation>
    </message>
    <message>
        <source>Shoulder obliquity</source>
        <translation>Inclinación de los hombros</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <translation>Hombros</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarlo</translation>
    </message>
    <message>
        <source>Show my picture as a mirror</source>
        <translation>Mostrar mi imagen como un espejo</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Verlas</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lado</translation>
    </message>
    <message>
        <source>Side view, all in sight</source>
        <translation>Vista de lado, todo a la vista</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>Lados</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>Sentado</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>Esqueleto</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Hasta ahora</translation>
    </message>
    <message>
        <source>Somebody else is in the picture</source>
        <translation>Hay alguien más en la imagen</translation>
    </message>
    <message>
        <source>Somebody else is in the picture: only you should be seen.</source>
        <translation>Hay alguien más en la imagen: solo se te debe ver a ti.</translation>
    </message>
    <message>
        <source>Somebody else is in the way</source>
        <translation>Hay alguien en medio</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Esp.</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Hablar</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>Sentadilla</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>De pie</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Starts in</source>
        <translation>Empieza en</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>Empieza en %1</translation>
    </message>
    <message>
        <source>Starts when you are in position</source>
        <translation>Empieza cuando estás en posición</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Stay still</source>
        <translation>No te muevas</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Step back, stand still, do it three times, stand still again. Enter when you are done.</source>
        <translation>Aléjate, quédate quieto, hazlo tres veces, quédate quieto otra vez. Enter al acabar.</translation>
    </message>
    <message>
        <source>Step or lie down where the camera sees your whole body.</source>
        <translation>Ponte o túmbate donde la cámara te vea entero.</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Paso {number}</translation>
    </message>
    <message>
        <source>Stop the exercise</source>
        <translation>Deja el ejercicio</translation>
    </message>
    <message>
        <source>Stopped before the first picture</source>
        <translation>Parado antes de la primera imagen</translation>
    </message>
    <message>
        <source>Stopped. Look at the screen.</source>
        <translation>Parado. Mira la pantalla.</translation>
    </message>
    <message>
        <source>Strengthen</source>
        <translation>Fortalecer</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Estirar</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>do</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Ten seconds</source>
        <translation>Diez segundos</translation>
    </message>
    <message>
        <source>Text files. Open one in an editor: it is read again when you save it.</source>
        <translation>Archivos de texto. Abre uno en un editor: se vuelve a leer al guardarlo.</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Texto del archivo</translation>
    </message>
    <message>
        <source>That was all of it.</source>
        <translation>Eso fue todo.</translation>
    </message>
    <message>
        <source>The camera</source>
        <translation>La cámara</translation>
    </message>
    <message>
        <source>The first one that is found</source>
        <translation>La primera que se encuentre</translation>
    </message>
    <message>
        <source>The first time: nothing to compare with yet.</source>
        <translation>La primera vez: aún no hay con qué comparar.</translation>
    </message>
    <message>
        <source>The first time: there is nothing to compare with yet.</source>
        <translation>La primera vez: todavía no hay con qué comparar.</translation>
    </message>
    <message>
        <source>The leg was never held still for %1 s.</source>
        <translation>La pierna no estuvo quieta %1 s.</translation>
    </message>
    <message>
        <source>The norm that the hip flexion test compares with, degrees</source>
        <translation>La norma con la que compara la prueba de flexión de cadera, en grados</translation>
    </message>
    <message>
        <source>The picture is too dark to see you.</source>
        <translation>La imagen está demasiado oscura para verte.</translation>
    </message>
    <message>
        <source>The pose model to use: a .task file of MediaPipe&apos;s pose landmarker; empty for the shipped one</source>
        <translation>El modelo: un archivo .task del pose landmarker de MediaPipe; vacío, el incluido</translation>
    </message>
    <message>
        <source>The recording was cut off: what was said at its end is not in it.</source>
        <translation>La grabación se cortó: falta lo que se dijo al final.</translation>
    </message>
    <message>
        <source>The time before {good}.</source>
        <translation>La vez anterior {good}.</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Entonces</translation>
    </message>
    <message>
        <source>Then: {then}. Today: {today}</source>
        <translation>Entonces: {then}. Hoy: {today}</translation>
    </message>
    <message>
        <source>There are no exercises</source>
        <translation>No hay ejercicios</translation>
    </message>
    <message>
        <source>There are no recordings yet. Do an exercise: it is recorded while you do it, as points of the body, without a picture.</source>
        <translation>Aún no hay grabaciones. Haz un ejercicio: se graba mientras lo haces, como puntos del cuerpo, sin imagen.</translation>
    </message>
    <message>
        <source>There are none yet. Write a name below, then N for a file to begin from, or D to show it: a recording or the camera.</source>
        <translation>Aún no hay ninguno. Escribe abajo un nombre, luego N para un archivo inicial, o D para mostrarlo: una grabación o la cámara.</translation>
    </message>
    <message>
        <source>There is no camera %1.</source>
        <translation>No hay ninguna cámara %1.</translation>
    </message>
    <message>
        <source>There is no camera, file or address called %name.</source>
        <translation>No hay cámara, archivo ni dirección con el nombre %name.</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>Muslo</translation>
    </message>
    <message>
        <source>Thigh elevation, %side</source>
        <translation>Elevación del muslo, %side</translation>
    </message>
    <message>
        <source>This computer analyses about %1 pictures a second</source>
        <translation>Este ordenador analiza unas %1 imágenes por segundo</translation>
    </message>
    <message>
        <source>Time to stand up</source>
        <translation>Hora de levantarse</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>To the next mark</source>
        <translation>A la marca siguiente</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Today&apos;s rules count the same. Only times or the view differ a little.</source>
        <translation>Las reglas de hoy cuentan lo mismo. Solo cambian un poco los tiempos o la vista.</translation>
    </message>
    <message>
        <source>Today&apos;s rules say exactly what was said then.</source>
        <translation>Las reglas de hoy dicen exactamente lo mismo que entonces.</translation>
    </message>
    <message>
        <source>Today: {title}</source>
        <translation>Hoy: {title}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Trial {number}</source>
        <translation>Intento {number}</translation>
    </message>
    <message>
        <source>Trunk lean</source>
        <translation>Inclinación del tronco</translation>
    </message>
    <message>
        <source>Trunk tilt</source>
        <translation>Inclinación del tronco, aproximada</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Turn around</source>
        <translation>Date la vuelta</translation>
    </message>
    <message>
        <source>Turn around: the %leg must be towards the camera.</source>
        <translation>Date la vuelta. Hacia la cámara: %leg.</translation>
    </message>
    <message>
        <source>Turn on a light</source>
        <translation>Enciende una luz</translation>
    </message>
    <message>
        <source>Turn on a light: the picture is too dark.</source>
        <translation>Enciende una luz: la imagen está muy oscura.</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front</source>
        <translation>Gira la cámara para que te vea de frente</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front: now about %1 degrees off.</source>
        <translation>Gira la cámara para que te vea de frente: ahora faltan unos %1 grados.</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side</source>
        <translation>Gira la cámara para que te vea de lado</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side: now about %1 degrees off.</source>
        <translation>Gira la cámara para que te vea de lado: ahora faltan unos %1 grados.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Unsteadiness when you stand or walk</source>
        <translation>Inestabilidad al estar de pie o caminar</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>Voz y sonidos</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mi</translation>
    </message>
    <message>
        <source>Week {week}: {days}</source>
        <translation>Semana {week}: {days}</translation>
    </message>
    <message>
        <source>What coach is</source>
        <translation>Qué es coach</translation>
    </message>
    <message>
        <source>What was recorded before is kept.</source>
        <translation>Lo grabado antes se conserva.</translation>
    </message>
    <message>
        <source>What you did is kept. Check the cable or the network: as soon as the camera is back, you go on.</source>
        <translation>Lo que hiciste se conserva. Revisa el cable o la red: en cuanto vuelva la cámara, sigues.</translation>
    </message>
    <message>
        <source>When it increases the pain. A stretch may pull; it must not hurt.</source>
        <translation>Si aumenta el dolor. Un estiramiento puede tirar; no debe doler.</translation>
    </message>
    <message>
        <source>When to stop, and when to see a professional</source>
        <translation>Cuándo parar y cuándo acudir a un profesional</translation>
    </message>
    <message>
        <source>When you get dizzy, or feel unwell.</source>
        <translation>Si te mareas o te encuentras mal.</translation>
    </message>
    <message>
        <source>Where recordings are kept; empty for the usual place</source>
        <translation>Dónde se guardan las grabaciones; vacío, el lugar habitual</translation>
    </message>
    <message>
        <source>Where that norm comes from</source>
        <translation>De dónde viene esa norma</translation>
    </message>
    <message>
        <source>Where that norm comes from, told beside it; empty if it is the one that the exercise names</source>
        <translation>De dónde viene esa norma, se dice al lado; vacío si es la del ejercicio</translation>
    </message>
    <message>
        <source>Where the camera stands</source>
        <translation>Dónde va la cámara</translation>
    </message>
    <message>
        <source>Whether a live picture is shown as a mirror would; measured it never is</source>
        <translation>Si la imagen se muestra como en un espejo; nunca se mide así</translation>
    </message>
    <message>
        <source>Whether pictures are kept too, not only poses</source>
        <translation>Si se guardan también imágenes, no solo poses</translation>
    </message>
    <message>
        <source>Whether prompts are spoken, or beeped where the system has no voice</source>
        <translation>Si los avisos se dicen en voz alta, o con tonos si el sistema no tiene voz</translation>
    </message>
    <message>
        <source>Who is exercising?</source>
        <translation>¿Quién hace ejercicio?</translation>
    </message>
    <message>
        <source>Write a name first, for example standing-march.</source>
        <translation>Escribe primero un nombre, por ejemplo standing-march.</translation>
    </message>
    <message>
        <source>You are not allowed to use camera %1 (%device).</source>
        <translation>No tienes permiso para usar la cámara %1 (%device).</translation>
    </message>
    <message>
        <source>You are not seen well enough</source>
        <translation>No se te ve lo bastante bien</translation>
    </message>
    <message>
        <source>You are seen</source>
        <translation>Se te ve</translation>
    </message>
    <message>
        <source>You follow no programme.</source>
        <translation>No sigues ningún programa.</translation>
    </message>
    <message>
        <source>You have been sitting for {minutes} minutes. Stand up for a moment; a short stretch takes half a minute.</source>
        <translation>Llevas {minutes} minutos sentado. Levántate un momento; un estiramiento corto dura medio minuto.</translation>
    </message>
    <message>
        <source>a real change</source>
        <translation>un cambio real</translation>
    </message>
    <message>
        <source>above the norm of {norm}</source>
        <translation>por encima de la norma de {norm}</translation>
    </message>
    <message>
        <source>being recorded now</source>
        <translation>se está grabando ahora</translation>
    </message>
    <message>
        <source>below the norm of {norm}</source>
        <translation>por debajo de la norma de {norm}</translation>
    </message>
    <message>
        <source>best %1°</source>
        <translation>mejor %1°</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambas</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>coach</source>
        <translation>coach</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>cortada</translation>
    </message>
    <message>
        <source>cut off: R keeps what is in it</source>
        <translation>cortada: R conserva lo que hay</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>borrar</translation>
    </message>
    <message>
        <source>either</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>far</source>
        <translation>lejana</translation>
    </message>
    <message>
        <source>faults: {names}</source>
        <translation>fallos: {names}</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>los pies</translation>
    </message>
    <message>
        <source>front</source>
        <translation>delante</translation>
    </message>
    <message>
        <source>head</source>
        <translation>la cabeza</translation>
    </message>
    <message>
        <source>held for {time}</source>
        <translation>mantenido {time}</translation>
    </message>
    <message>
        <source>held {seconds} s</source>
        <translation>mantenido {seconds} s</translation>
    </message>
    <message>
        <source>held {time}</source>
        <translation>mantenido {time}</translation>
    </message>
    <message>
        <source>hip high</source>
        <translation>a la cadera</translation>
    </message>
    <message>
        <source>hips</source>
        <translation>las caderas</translation>
    </message>
    <message>
        <source>in good form</source>
        <translation>bien hecho</translation>
    </message>
    <message>
        <source>knee high</source>
        <translation>a la rodilla</translation>
    </message>
    <message>
        <source>knees</source>
        <translation>las rodillas</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierda</translation>
    </message>
    <message>
        <source>left %leg</source>
        <translation>izquierda: %leg</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>lado izquierdo</translation>
    </message>
    <message>
        <source>met</source>
        <translation>cumplida</translation>
    </message>
    <message>
        <source>near</source>
        <translation>cercana</translation>
    </message>
    <message>
        <source>no leg is raised yet</source>
        <translation>aún no hay ninguna pierna levantada</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>sin número</translation>
    </message>
    <message>
        <source>no pain</source>
        <translation>sin dolor</translation>
    </message>
    <message>
        <source>nobody is in the picture</source>
        <translation>no hay nadie en la imagen</translation>
    </message>
    <message>
        <source>norm {degrees}</source>
        <translation>norma {degrees}</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>no cumplida</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>no se ve</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>of %1 min</source>
        <translation>de %1 min</translation>
    </message>
    <message>
        <source>of %1 s</source>
        <translation>de %1 s</translation>
    </message>
    <message>
        <source>once</source>
        <translation>una vez</translation>
    </message>
    <message>
        <source>one test</source>
        <translation>una prueba</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otra</translation>
    </message>
    <message>
        <source>other leg</source>
        <translation>la otra pierna</translation>
    </message>
    <message>
        <source>rear</source>
        <translation>detrás</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecha</translation>
    </message>
    <message>
        <source>right %leg</source>
        <translation>derecha: %leg</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>lado derecho</translation>
    </message>
    <message>
        <source>shoulders</source>
        <translation>los hombros</translation>
    </message>
    <message>
        <source>side</source>
        <translation>lado</translation>
    </message>
    <message>
        <source>the joints are not all seen</source>
        <translation>no se ven todas las articulaciones</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>intentos</translation>
    </message>
    <message>
        <source>trials {values}</source>
        <translation>intentos {values}</translation>
    </message>
    <message>
        <source>within error</source>
        <translation>dentro del error</translation>
    </message>
    <message>
        <source>within error of the norm of {norm}</source>
        <translation>dentro del error de la norma de {norm}</translation>
    </message>
    <message>
        <source>working</source>
        <translation>activa</translation>
    </message>
    <message>
        <source>worst pain imaginable</source>
        <translation>el peor dolor imaginable</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>{amount} each side</source>
        <translation>{amount} por lado</translation>
    </message>
    <message>
        <source>{amount}, {side} side</source>
        <translation>{amount}, {side}</translation>
    </message>
    <message>
        <source>{angle}, last 15 s</source>
        <translation>{angle}, últimos 15 s</translation>
    </message>
    <message>
        <source>{count} counted, {good} in good form</source>
        <translation>{count} contadas, {good} bien hechas</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>hace {count} días</translation>
    </message>
    <message>
        <source>{count} differences to what was said then</source>
        <translation>{count} diferencias con lo que se dijo entonces</translation>
    </message>
    <message>
        <source>{count} done. Let go.</source>
        <translation>{count} hecho. Suelta.</translation>
    </message>
    <message>
        <source>{count} holds</source>
        <translation>{count} veces mantenido</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minutos</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} errores</translation>
    </message>
    <message>
        <source>{count} recordings cannot be read and count for nothing: see Recordings.</source>
        <translation>{count} grabaciones no se pueden leer y no cuentan: mira Grabaciones.</translation>
    </message>
    <message>
        <source>{count} recordings were cut off. What is in them can be kept.</source>
        <translation>{count} grabaciones se cortaron. Lo que contienen se puede conservar.</translation>
    </message>
    <message>
        <source>{count} repetitions</source>
        <translation>{count} repeticiones</translation>
    </message>
    <message>
        <source>{count} seconds held</source>
        <translation>{count} segundos mantenidos</translation>
    </message>
    <message>
        <source>{count} trials to go</source>
        <translation>faltan {count} intentos</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} semanas</translation>
    </message>
    <message>
        <source>{count} weeks ago</source>
        <translation>hace {count} semanas</translation>
    </message>
    <message>
        <source>{count}. Halfway</source>
        <translation>{count}. Mitad</translation>
    </message>
    <message>
        <source>{count}. One more</source>
        <translation>{count}. Una más</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} días</translation>
    </message>
    <message>
        <source>{day}: {after} after, not asked before.</source>
        <translation>{day}: {after} después, antes no se preguntó.</translation>
    </message>
    <message>
        <source>{day}: {before} before, not asked after.</source>
        <translation>{day}: {before} antes, después no se preguntó.</translation>
    </message>
    <message>
        <source>{day}: {before} before, {after} after.</source>
        <translation>{day}: {before} antes, {after} después.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: no difference that can be told, {needed} are needed.</source>
        <translation>{degrees} de diferencia el {day}: no se puede distinguir, hacen falta {needed}.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the left side bends less. {needed} are needed to tell.</source>
        <translation>{degrees} de diferencia el {day}: el lado izquierdo se flexiona menos. Hacen falta {needed} para saberlo.</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the right side bends less. {needed} are needed to tell.</source>
        <translation>{degrees} de diferencia el {day}: el lado derecho se flexiona menos. Hacen falta {needed} para saberlo.</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the left side is the stiffer one.</source>
        <translation>{degrees} de diferencia, más que el error: el lado izquierdo, más rígido.</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the right side is the stiffer one.</source>
        <translation>{degrees} de diferencia, más que el error: el lado derecho, más rígido.</translation>
    </message>
    <message>
        <source>{degrees} apart. Within the measurement&apos;s error: no difference can be told.</source>
        <translation>{degrees} de diferencia. Dentro del error de medida: no se aprecia diferencia.</translation>
    </message>
    <message>
        <source>{degrees} degrees</source>
        <translation>{degrees} grados</translation>
    </message>
    <message>
        <source>{done} of {times} times done</source>
        <translation>{done} de {times} veces hecho</translation>
    </message>
    <message>
        <source>{recent} of the last 7 days, {all} days in the last {weeks} weeks.</source>
        <translation>{recent} de los últimos 7 días, {all} días en las últimas {weeks} semanas.</translation>
    </message>
    <message>
        <source>{repetitions} repetitions, phase {phase}</source>
        <translation>{repetitions} repeticiones, fase {phase}</translation>
    </message>
    <message>
        <source>{side}: {degrees} ± {error} on {day}, {norm}.</source>
        <translation>{side}: {degrees} ± {error} el {day}, {norm}.</translation>
    </message>
    <message>
        <source>{times} times today</source>
        <translation>{times} veces hoy</translation>
    </message>
    <message>
        <source>{title}, {day}: {done}, {good} in good form.</source>
        <translation>{title}, {day}: {done}, {good} bien hecho.</translation>
    </message>
    <message>
        <source>± {degrees}: the truth lies this near in 95 of 100 cases.</source>
        <translation>± {degrees}: el valor real está así de cerca en 95 de 100 casos.</translation>
    </message>
    <message>
        <source>■ After</source>
        <translation>■ Después</translation>
    </message>
    <message>
        <source>◆ Right</source>
        <translation>◆ Derecha</translation>
    </message>
    <message>
        <source>● Before</source>
        <translation>● Antes</translation>
    </message>
    <message>
        <source>● Left</source>
        <translation>● Izquierda</translation>
    </message>
    <message>
        <source>Cannot be read: </source>
        <translation type="vanished">No se puede leer: </translation>
    </message>
    <message>
        <source>Dark or light, or as the system says; all can be told apart by who is colour-blind</source>
        <translation type="vanished">Oscuro o claro, o como diga el sistema; todos se distinguen con daltonismo</translation>
    </message>
    <message>
        <source>First person</source>
        <translation type="vanished">Primera persona</translation>
    </message>
    <message>
        <source>Looking for exercises …</source>
        <translation type="vanished">Buscando ejercicios …</translation>
    </message>
    <message>
        <source>Units of lengths: metres, or feet</source>
        <translation type="vanished">Unidades de longitud: metros o pies</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="vanished">Quién</translation>
    </message>
</context>
</TS>
