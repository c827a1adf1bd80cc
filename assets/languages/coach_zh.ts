<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>coach</name>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>%1 Apr</source>
        <translation>4月%1日</translation>
    </message>
    <message>
        <source>%1 April</source>
        <translation>4月%1日</translation>
    </message>
    <message>
        <source>%1 Aug</source>
        <translation>8月%1日</translation>
    </message>
    <message>
        <source>%1 August</source>
        <translation>8月%1日</translation>
    </message>
    <message>
        <source>%1 Dec</source>
        <translation>12月%1日</translation>
    </message>
    <message>
        <source>%1 December</source>
        <translation>12月%1日</translation>
    </message>
    <message>
        <source>%1 Feb</source>
        <translation>2月%1日</translation>
    </message>
    <message>
        <source>%1 February</source>
        <translation>2月%1日</translation>
    </message>
    <message>
        <source>%1 Jan</source>
        <translation>1月%1日</translation>
    </message>
    <message>
        <source>%1 January</source>
        <translation>1月%1日</translation>
    </message>
    <message>
        <source>%1 Jul</source>
        <translation>7月%1日</translation>
    </message>
    <message>
        <source>%1 July</source>
        <translation>7月%1日</translation>
    </message>
    <message>
        <source>%1 Jun</source>
        <translation>6月%1日</translation>
    </message>
    <message>
        <source>%1 June</source>
        <translation>6月%1日</translation>
    </message>
    <message>
        <source>%1 Mar</source>
        <translation>3月%1日</translation>
    </message>
    <message>
        <source>%1 March</source>
        <translation>3月%1日</translation>
    </message>
    <message>
        <source>%1 May</source>
        <translation>5月%1日</translation>
    </message>
    <message>
        <source>%1 Nov</source>
        <translation>11月%1日</translation>
    </message>
    <message>
        <source>%1 November</source>
        <translation>11月%1日</translation>
    </message>
    <message>
        <source>%1 Oct</source>
        <translation>10月%1日</translation>
    </message>
    <message>
        <source>%1 October</source>
        <translation>10月%1日</translation>
    </message>
    <message>
        <source>%1 Sep</source>
        <translation>9月%1日</translation>
    </message>
    <message>
        <source>%1 September</source>
        <translation>9月%1日</translation>
    </message>
    <message>
        <source>%1 cameras are called %name.</source>
        <translation>有 %1 个摄像头名为 %name。</translation>
    </message>
    <message>
        <source>%1 files are deleted.</source>
        <translation>已删除 %1 个文件。</translation>
    </message>
    <message>
        <source>%1 holds done</source>
        <translation>已保持 %1 次</translation>
    </message>
    <message>
        <source>%1 in good form</source>
        <translation>%1 次动作良好</translation>
    </message>
    <message>
        <source>%1 min held</source>
        <translation>保持 %1 min</translation>
    </message>
    <message>
        <source>%1 min in good form</source>
        <translation>动作良好 %1 min</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 in good form</source>
        <translation>%2 次中 %1 次动作良好</translation>
    </message>
    <message>
        <source>%1 of %2 min held</source>
        <translation>已保持 %1 / %2 min</translation>
    </message>
    <message>
        <source>%1 of %2 s held</source>
        <translation>已保持 %1 / %2 s</translation>
    </message>
    <message>
        <source>%1 repetition</source>
        <translation>%1 次</translation>
    </message>
    <message>
        <source>%1 repetitions</source>
        <translation>%1 次</translation>
    </message>
    <message>
        <source>%1 s held</source>
        <translation>保持 %1 s</translation>
    </message>
    <message>
        <source>%1 s in good form</source>
        <translation>动作良好 %1 s</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>跳过 %1 帧</translation>
    </message>
    <message>
        <source>%1 things more after that</source>
        <translation>之后还有 %1 项</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 次</translation>
    </message>
    <message>
        <source>%1 trials gave no number</source>
        <translation>%1 次测试没有得出数值</translation>
    </message>
    <message>
        <source>%1 trials on the left gave no number</source>
        <translation>左侧 %1 次测试没有得出数值</translation>
    </message>
    <message>
        <source>%1 trials on the right gave no number</source>
        <translation>右侧 %1 次测试没有得出数值</translation>
    </message>
    <message>
        <source>%1 trials to go</source>
        <translation>还剩 %1 次测试</translation>
    </message>
    <message>
        <source>%angle is not right</source>
        <translation>%angle不正确</translation>
    </message>
    <message>
        <source>%angle is not seen well enough</source>
        <translation>%angle看不清楚</translation>
    </message>
    <message>
        <source>%name gave no picture.</source>
        <translation>%name 没有画面。</translation>
    </message>
    <message>
        <source>%name stopped giving pictures.</source>
        <translation>%name 不再提供画面。</translation>
    </message>
    <message>
        <source>%name: there is no pose in it.</source>
        <translation>%name：其中没有姿态。</translation>
    </message>
    <message>
        <source>1 counted, {good} in good form</source>
        <translation>计 1 次，{good} 次动作良好</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>1 difference to what was said then</source>
        <translation>与当时的结果有 1 处不同</translation>
    </message>
    <message>
        <source>1 hold done</source>
        <translation>已保持 1 次</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>1 mistake</source>
        <translation>1 处错误</translation>
    </message>
    <message>
        <source>1 repetition</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>1 thing more after that</source>
        <translation>之后还有 1 项</translation>
    </message>
    <message>
        <source>1 trial gave no number</source>
        <translation>1 次测试没有得出数值</translation>
    </message>
    <message>
        <source>1 trial on the left gave no number</source>
        <translation>左侧 1 次测试没有得出数值</translation>
    </message>
    <message>
        <source>1 trial on the right gave no number</source>
        <translation>右侧 1 次测试没有得出数值</translation>
    </message>
    <message>
        <source>1 trial to go</source>
        <translation>还剩 1 次测试</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>2 to 3 m</source>
        <translation>2 至 3 m</translation>
    </message>
    <message>
        <source>A minor fall, if you have osteoporosis or took steroids for long</source>
        <translation>轻微跌倒——如果你有骨质疏松或长期使用过类固醇</translation>
    </message>
    <message>
        <source>A notification to stand up after so many minutes with the window open; 0 for none</source>
        <translation>窗口打开多少分钟后提醒你站起来；0 表示不提醒</translation>
    </message>
    <message>
        <source>A real change: {degrees} less than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>确有变化：比以前的中位数（{since}）少 {degrees}，超过所需的 {needed}。</translation>
    </message>
    <message>
        <source>A real change: {degrees} more than the median of earlier days ({since}), larger than the {needed} needed.</source>
        <translation>确有变化：比以前的中位数（{since}）多 {degrees}，超过所需的 {needed}。</translation>
    </message>
    <message>
        <source>A recording was cut off, what is in it can be kept: {what}.</source>
        <translation>一个记录中断了，其中内容可以保留：{what}。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>After NHS Scotland (NHS inform), the Northern Health and Social Care Trust, and the Mayo Clinic.</source>
        <translation>依据：苏格兰国民保健署（NHS inform）、Northern Health and Social Care Trust 和梅奥诊所（Mayo Clinic）。</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Against earlier days</source>
        <translation>与以前相比</translation>
    </message>
    <message>
        <source>All days are done. You can start it again, or choose another one.</source>
        <translation>所有日程都完成了。你可以重新开始，或选择另一个计划。</translation>
    </message>
    <message>
        <source>All done for today.</source>
        <translation>今天的都完成了。</translation>
    </message>
    <message>
        <source>All recordings, videos, the history and the settings are deleted. That cannot be undone. Type {word} to do it.</source>
        <translation>所有记录、视频、历史和设置都会被删除，无法撤销。要执行，请输入 {word}。</translation>
    </message>
    <message>
        <source>All right. It stands on the home page.</source>
        <translation>没有问题。它已在主页上。</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>另外</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Ankle</source>
        <translation>踝</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion, %side</source>
        <translation>踝背屈，%side</translation>
    </message>
    <message>
        <source>Another program probably uses it: close that one and try again (`fuser -v /dev/video{index}` names it).</source>
        <translation>可能有其他程序正在使用它：请关闭后重试（`fuser -v /dev/video{index}` 可查出）。</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>手臂</translation>
    </message>
    <message>
        <source>Arrows choose, Enter or the number starts</source>
        <translation>方向键选择，回车或数字开始</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask your physiotherapist which exercises are right for you.</source>
        <translation>请咨询你的物理治疗师，哪些练习适合你。</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back 1</source>
        <translation>后退 1</translation>
    </message>
    <message>
        <source>Back view, all in sight</source>
        <translation>背面视角，全部可见</translation>
    </message>
    <message>
        <source>Begins on {day}.</source>
        <translation>{day}开始。</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Best: %1 in a row in good form</source>
        <translation>最佳：连续 %1 次动作良好</translation>
    </message>
    <message>
        <source>Both legs must first rest for %1 s.</source>
        <translation>双腿须先静放 %1 s。</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>最低点</translation>
    </message>
    <message>
        <source>Bring one knee to your chest</source>
        <translation>把一侧膝盖拉向胸口</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>摄像头 %1</translation>
    </message>
    <message>
        <source>Camera %1 (%name) is there but gives no picture.</source>
        <translation>摄像头 %1（%name）已连接，但没有画面。</translation>
    </message>
    <message>
        <source>Camera %1 is there but gives no picture.</source>
        <translation>摄像头 %1 已连接，但没有画面。</translation>
    </message>
    <message>
        <source>Camera from the front, hip high</source>
        <translation>摄像头在正面，与髋同高</translation>
    </message>
    <message>
        <source>Camera from the front, near the floor</source>
        <translation>摄像头在正面，靠近地面</translation>
    </message>
    <message>
        <source>Camera from the side, hip high</source>
        <translation>摄像头在侧面，与髋同高</translation>
    </message>
    <message>
        <source>Camera from the side, near the floor</source>
        <translation>摄像头在侧面，靠近地面</translation>
    </message>
    <message>
        <source>Camera level</source>
        <translation>摄像头水平</translation>
    </message>
    <message>
        <source>Camera to use when none is named: its number, name or address</source>
        <translation>未指定时使用的摄像头：编号、名称或地址</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>换边</translation>
    </message>
    <message>
        <source>Change sides. Now the left.</source>
        <translation>换边。现在左侧。</translation>
    </message>
    <message>
        <source>Change sides. Now the right.</source>
        <translation>换边。现在右侧。</translation>
    </message>
    <message>
        <source>Check its cable, and whether another program took it; then start again.</source>
        <translation>检查连接线，以及是否被其他程序占用；然后重新开始。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a programme. It counts the days on which you do something; a day left out is not lost.</source>
        <translation>选择一个计划。它只计算你练习的日子；漏掉一天不会白费。</translation>
    </message>
    <message>
        <source>Choose another camera or file.</source>
        <translation>请选择其他摄像头或文件。</translation>
    </message>
    <message>
        <source>Choose one to start.</source>
        <translation>选择一个以开始。</translation>
    </message>
    <message>
        <source>Clock stood still</source>
        <translation>计时暂停</translation>
    </message>
    <message>
        <source>Close other programs that use it (Teams, Zoom, a browser), and switch on Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera.</source>
        <translation>关闭其他使用它的程序（Teams、Zoom、浏览器），并打开：设置 &gt; 隐私和安全性 &gt; 相机 &gt; 允许桌面应用访问相机。</translation>
    </message>
    <message>
        <source>Close other programs that use it and try again.</source>
        <translation>关闭其他使用它的程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs that use it, and allow it in System Settings &gt; Privacy &amp; Security &gt; Camera for the program that coach was started from (Terminal, for example); then start that program again.</source>
        <translation>关闭其他使用它的程序，并在“系统设置 &gt; 隐私与安全性 &gt; 摄像头”中允许启动 coach 的程序（例如“终端”）使用；然后重新启动该程序。</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Come closer to the camera</source>
        <translation>靠近摄像头</translation>
    </message>
    <message>
        <source>Come closer to the camera: you are small in the picture.</source>
        <translation>靠近摄像头：你在画面中太小。</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Connected: %cameras.</source>
        <translation>已连接：%cameras。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark, light, high contrast, or as the system says; all can be told apart by who is colour-blind</source>
        <translation>深色、浅色、高对比度或跟随系统；色盲者也能分辨</translation>
    </message>
    <message>
        <source>Dashed: what would be no change</source>
        <translation>虚线：不算变化的范围</translation>
    </message>
    <message>
        <source>Day {number} of {days}, week {week}.</source>
        <translation>第 {number} 天，共 {days} 天，第 {week} 周。</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Delete recordings after days</source>
        <translation>记录保留天数</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>已删除：{name}</translation>
    </message>
    <message>
        <source>Deleted: {what}</source>
        <translation>已删除：{what}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Distances in the window and by the voice in metres, or in feet; recordings are metric</source>
        <translation>窗口和语音中的距离以米或英尺表示；记录始终为公制</translation>
    </message>
    <message>
        <source>Do not exercise with pain this strong. See a doctor or a physiotherapist.</source>
        <translation>疼痛这么强时不要练习。请去看医生或物理治疗师。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>今天已完成</translation>
    </message>
    <message>
        <source>Done, {done} of {times} times</source>
        <translation>完成，{times} 次中的 {done} 次</translation>
    </message>
    <message>
        <source>Done. Rest</source>
        <translation>完成。休息</translation>
    </message>
    <message>
        <source>Done. Well kept up.</source>
        <translation>完成。坚持得很好。</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Each has recordings and a history of their own. A number or Enter chooses.</source>
        <translation>每人有各自的记录和历史。按数字或回车选择。</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑器</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>肘</translation>
    </message>
    <message>
        <source>Elbow flexion, %side</source>
        <translation>肘屈曲，%side</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束它</translation>
    </message>
    <message>
        <source>Enlarge the timeline</source>
        <translation>放大时间轴</translation>
    </message>
    <message>
        <source>Enough light</source>
        <translation>光线充足</translation>
    </message>
    <message>
        <source>Enter looks at one. They lie on this computer only.</source>
        <translation>回车查看。它们只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Enter starts it today</source>
        <translation>回车今天开始</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Exercises of your own</source>
        <translation>自己的练习</translation>
    </message>
    <message>
        <source>Far ankle</source>
        <translation>远侧踝</translation>
    </message>
    <message>
        <source>Far arm</source>
        <translation>远侧手臂</translation>
    </message>
    <message>
        <source>Far elbow</source>
        <translation>远侧肘</translation>
    </message>
    <message>
        <source>Far hip</source>
        <translation>远侧髋</translation>
    </message>
    <message>
        <source>Far knee</source>
        <translation>远侧膝</translation>
    </message>
    <message>
        <source>Far knee inward</source>
        <translation>远侧膝内扣</translation>
    </message>
    <message>
        <source>Far knee past toes</source>
        <translation>远侧膝过脚尖</translation>
    </message>
    <message>
        <source>Far shin</source>
        <translation>远侧小腿</translation>
    </message>
    <message>
        <source>Far thigh</source>
        <translation>远侧大腿</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>英尺</translation>
    </message>
    <message>
        <source>First the left side.</source>
        <translation>先做左侧。</translation>
    </message>
    <message>
        <source>First the right side.</source>
        <translation>先做右侧。</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平放</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>收拢</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>记录文件夹</translation>
    </message>
    <message>
        <source>For today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>五</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>从正面</translation>
    </message>
    <message>
        <source>From the side</source>
        <translation>从侧面</translation>
    </message>
    <message>
        <source>Front ankle</source>
        <translation>前侧踝</translation>
    </message>
    <message>
        <source>Front arm</source>
        <translation>前侧手臂</translation>
    </message>
    <message>
        <source>Front elbow</source>
        <translation>前侧肘</translation>
    </message>
    <message>
        <source>Front hip</source>
        <translation>前侧髋</translation>
    </message>
    <message>
        <source>Front knee</source>
        <translation>前侧膝</translation>
    </message>
    <message>
        <source>Front knee inward</source>
        <translation>前侧膝内扣</translation>
    </message>
    <message>
        <source>Front knee past toes</source>
        <translation>前侧膝过脚尖</translation>
    </message>
    <message>
        <source>Front shin</source>
        <translation>前侧小腿</translation>
    </message>
    <message>
        <source>Front thigh</source>
        <translation>前侧大腿</translation>
    </message>
    <message>
        <source>Front view, all in sight</source>
        <translation>正面视角，全部可见</translation>
    </message>
    <message>
        <source>Get into position</source>
        <translation>摆好姿势</translation>
    </message>
    <message>
        <source>Get medical help at once</source>
        <translation>立即就医</translation>
    </message>
    <message>
        <source>Give the number. %cameras</source>
        <translation>请给出编号。%cameras</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>很好</translation>
    </message>
    <message>
        <source>Good to see you. It goes on with day {number}: nothing was lost, and nothing piles up.</source>
        <translation>很高兴见到你。从第 {number} 天继续：什么都没丢，也不会堆积。</translation>
    </message>
    <message>
        <source>Green: the norm</source>
        <translation>绿色：正常范围</translation>
    </message>
    <message>
        <source>Grey: no difference can be told</source>
        <translation>灰色：看不出差异</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>一半了</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Head lift</source>
        <translation>抬头角度</translation>
    </message>
    <message>
        <source>Head to feet in view</source>
        <translation>全身入镜</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Hip</source>
        <translation>髋</translation>
    </message>
    <message>
        <source>Hip bend, %side</source>
        <translation>髋角度，%side</translation>
    </message>
    <message>
        <source>Hip flexion, %side</source>
        <translation>髋屈曲，%side</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Hold {number}</source>
        <translation>第 {number} 次保持</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>保持中</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>How large texts are, 1 is as shipped</source>
        <translation>文字大小，1 为默认</translation>
    </message>
    <message>
        <source>How loud, 0 to 1</source>
        <translation>音量，0 到 1</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>多少</translation>
    </message>
    <message>
        <source>How much does it hurt after it?</source>
        <translation>做完之后有多痛？</translation>
    </message>
    <message>
        <source>How much does it hurt now?</source>
        <translation>现在有多痛？</translation>
    </message>
    <message>
        <source>How well</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>I cannot see you</source>
        <translation>看不到你</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>我已阅读</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>In {less} of {count} sessions it hurt less after than before, in {more} more.</source>
        <translation>{count} 次中有 {less} 次练后比练前痛得轻，{more} 次更痛。</translation>
    </message>
    <message>
        <source>It can be deleted: coach recordings delete NAME</source>
        <translation>可以删除：coach recordings delete NAME</translation>
    </message>
    <message>
        <source>It hurts more than before. Leave this exercise out, and tell your physiotherapist.</source>
        <translation>比之前更痛了。不要再做这个练习，并告诉你的物理治疗师。</translation>
    </message>
    <message>
        <source>It lies in {path}</source>
        <translation>位于 {path}</translation>
    </message>
    <message>
        <source>It measures and coaches. It does not examine you, and it promises no cure.</source>
        <translation>它测量并指导，不做检查诊断，也不承诺治愈。</translation>
    </message>
    <message>
        <source>It starts when you have been in position for 2 seconds.</source>
        <translation>保持姿势 2 秒后开始。</translation>
    </message>
    <message>
        <source>It starts when you keep still there for 2 seconds.</source>
        <translation>静止 2 秒后开始。</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Join the group that may: `sudo usermod -aG video $USER`, then log out and in again.</source>
        <translation>加入有权限的组：`sudo usermod -aG video $USER`，然后注销并重新登录。</translation>
    </message>
    <message>
        <source>Judging with today&apos;s rules …</source>
        <translation>正在按现在的规则判断……</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>保持住</translation>
    </message>
    <message>
        <source>Keep pictures of me</source>
        <translation>保存我的画面</translation>
    </message>
    <message>
        <source>Keep the rest</source>
        <translation>保留其余部分</translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation>保存于 {file}</translation>
    </message>
    <message>
        <source>Kept: {seconds} seconds, in {name}</source>
        <translation>已保留：{seconds} 秒，在 {name}</translation>
    </message>
    <message>
        <source>Key: %key</source>
        <translation>按键：%key</translation>
    </message>
    <message>
        <source>Keys 0 to 9, arrows, Enter. For 10 press the right arrow.</source>
        <translation>按 0 到 9、方向键、回车。10 请按右箭头。</translation>
    </message>
    <message>
        <source>Knee</source>
        <translation>膝</translation>
    </message>
    <message>
        <source>Knee bend, %side</source>
        <translation>膝角度，%side</translation>
    </message>
    <message>
        <source>Knee flexion, %side</source>
        <translation>膝屈曲，%side</translation>
    </message>
    <message>
        <source>Knee inward</source>
        <translation>膝内扣</translation>
    </message>
    <message>
        <source>Knee past toes</source>
        <translation>膝过脚尖</translation>
    </message>
    <message>
        <source>Knee past toes, %side</source>
        <translation>膝过脚尖，%side</translation>
    </message>
    <message>
        <source>Knee valgus, %side</source>
        <translation>膝内扣，%side</translation>
    </message>
    <message>
        <source>L</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the window and of the voice; empty for the system&apos;s</source>
        <translation>窗口和语音的语言；留空则跟随系统</translation>
    </message>
    <message>
        <source>Last done %1 days ago</source>
        <translation>%1 天前做过</translation>
    </message>
    <message>
        <source>Last done yesterday</source>
        <translation>昨天做过</translation>
    </message>
    <message>
        <source>Last time, %1-%2-%3</source>
        <translation>上次，%1-%2-%3</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Left %leg</source>
        <translation>左：%leg</translation>
    </message>
    <message>
        <source>Left against right</source>
        <translation>左右对比</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>左踝</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>左手臂</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>左肘</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>左髋</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>左膝</translation>
    </message>
    <message>
        <source>Left knee inward</source>
        <translation>左膝内扣</translation>
    </message>
    <message>
        <source>Left knee past toes</source>
        <translation>左膝过脚尖</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>左小腿</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>左大腿</translation>
    </message>
    <message>
        <source>Left {degrees}</source>
        <translation>左 {degrees}</translation>
    </message>
    <message>
        <source>Level the camera</source>
        <translation>把摄像头摆平</translation>
    </message>
    <message>
        <source>Level the camera: tilted by about %1 degrees.</source>
        <translation>把摄像头摆平：倾斜约 %1 度。</translation>
    </message>
    <message>
        <source>Lie flat, legs straight</source>
        <translation>平躺，双腿伸直</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Loading the pose model</source>
        <translation>正在加载姿态模型</translation>
    </message>
    <message>
        <source>Longest hold %1 min</source>
        <translation>最长保持 %1 min</translation>
    </message>
    <message>
        <source>Longest hold %1 s</source>
        <translation>最长保持 %1 s</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Looking for recordings …</source>
        <translation>正在查找记录……</translation>
    </message>
    <message>
        <source>Looking for the right view</source>
        <translation>正在寻找合适的视角</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Main profile</source>
        <translation>主用户</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure both sides in one session to compare them.</source>
        <translation>在一次练习中测量两侧，才能比较。</translation>
    </message>
    <message>
        <source>Measure both sides to compare them.</source>
        <translation>测量两侧才能比较。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Most often: {fault}.</source>
        <translation>最常见：{fault}。</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Move back or tilt the camera</source>
        <translation>后退或调整摄像头角度</translation>
    </message>
    <message>
        <source>Move back or tilt the camera: your %parts must be in the picture.</source>
        <translation>后退或调整摄像头角度：画面中要能看到%parts。</translation>
    </message>
    <message>
        <source>Move only as far as it does not increase the pain. Stop when it does.</source>
        <translation>动作幅度以不加重疼痛为限。一旦加重就停下。</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Name of a new one: a-z, 0-9 and hyphens</source>
        <translation>新练习的名称：a-z、0-9 和连字符</translation>
    </message>
    <message>
        <source>Name of somebody new: letters, digits, hyphens</source>
        <translation>新用户名：字母、数字、连字符</translation>
    </message>
    <message>
        <source>Never put ice or heat on bare skin: a towel between, 10 to 20 minutes.</source>
        <translation>冰敷或热敷绝不要直接接触皮肤：隔一条毛巾，10 到 20 分钟。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New trouble with passing water or with the bowels</source>
        <translation>新出现的排尿或排便困难</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next set</source>
        <translation>下一组</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or use a phone as a camera: start a camera app on it and give the address that it shows.</source>
        <translation>没有连接摄像头。请接上一个，或用手机当摄像头：在手机上打开摄像头应用，并输入它显示的地址。</translation>
    </message>
    <message>
        <source>No camera needed</source>
        <translation>无需摄像头</translation>
    </message>
    <message>
        <source>No change that can be told: {degrees} from the median of earlier days ({since}), {needed} are needed.</source>
        <translation>看不出变化：与以前的中位数（{since}）相差 {degrees}，需要 {needed}。</translation>
    </message>
    <message>
        <source>No hands needed: it starts by itself.</source>
        <translation>无需动手：自动开始。</translation>
    </message>
    <message>
        <source>No number: {why}</source>
        <translation>没有数值：{why}</translation>
    </message>
    <message>
        <source>No result yet. Do the hip flexion test, on the home page under “Measure”: three times each leg, two minutes.</source>
        <translation>还没有结果。请在主页“测量”下做髋屈曲测试：每条腿三次，两分钟。</translation>
    </message>
    <message>
        <source>No sound here</source>
        <translation>此处没有声音</translation>
    </message>
    <message>
        <source>Nobody in the picture</source>
        <translation>画面中没有人</translation>
    </message>
    <message>
        <source>Nobody in the picture yet</source>
        <translation>画面中还没有人</translation>
    </message>
    <message>
        <source>Nobody is seen</source>
        <translation>看不到人</translation>
    </message>
    <message>
        <source>Nobody is seen: step or lie down where the camera sees your whole body.</source>
        <translation>看不到人：请站到或躺到摄像头能看到全身的位置。</translation>
    </message>
    <message>
        <source>Norm %1°</source>
        <translation>正常 %1°</translation>
    </message>
    <message>
        <source>Norm of the hip flexion test</source>
        <translation>髋屈曲测试的正常值</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>尚未判断</translation>
    </message>
    <message>
        <source>Not measured: {why}</source>
        <translation>未测量：{why}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Not said then, today: {today}</source>
        <translation>当时没有，现在：{today}</translation>
    </message>
    <message>
        <source>Not seen well enough</source>
        <translation>看不清楚</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>未监测</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>已记下。</translation>
    </message>
    <message>
        <source>Nothing beside it</source>
        <translation>不并排</translation>
    </message>
    <message>
        <source>Nothing counted yet</source>
        <translation>还没有计数</translation>
    </message>
    <message>
        <source>Nothing held yet</source>
        <translation>还没有保持</translation>
    </message>
    <message>
        <source>Nothing in the last {weeks} weeks. You can begin again any day; nothing is lost.</source>
        <translation>最近 {weeks} 周没有练习。随时可以重新开始，什么都不会丢。</translation>
    </message>
    <message>
        <source>Nothing is due today. Rest is part of it.</source>
        <translation>今天没有安排。休息也是练习的一部分。</translation>
    </message>
    <message>
        <source>Nothing to mend was seen.</source>
        <translation>没有发现需要改正的地方。</translation>
    </message>
    <message>
        <source>Nothing was counted or held yet. Choose an exercise on the home page.</source>
        <translation>还没有计数或保持。请在主页选择一个练习。</translation>
    </message>
    <message>
        <source>Nothing was done yet. Do an exercise, or a test under “Measure”: how it went is shown here, over weeks.</source>
        <translation>还没有练习过。做一个练习，或“测量”下的测试：这里会显示数周的进展。</translation>
    </message>
    <message>
        <source>Nothing was said of pain yet. You are asked before and after an exercise; you need not answer.</source>
        <translation>还没有疼痛记录。练习前后会询问你；你可以不回答。</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>什么都没有保存</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Now the other leg</source>
        <translation>现在换另一条腿</translation>
    </message>
    <message>
        <source>Numbness around the genitals, the anus or the inside of the thighs</source>
        <translation>生殖器、肛门周围或大腿内侧麻木</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>On 1</source>
        <translation>前进 1</translation>
    </message>
    <message>
        <source>Once a week: measure</source>
        <translation>每周一次：测量</translation>
    </message>
    <message>
        <source>One body</source>
        <translation>单个人体</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One picture on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Only one person should be in the picture. Go on where you were.</source>
        <translation>画面中应只有一个人。请在原处继续。</translation>
    </message>
    <message>
        <source>Only one side was exercised: there is nothing to compare.</source>
        <translation>只练了一侧：没有可比较的。</translation>
    </message>
    <message>
        <source>Opening the camera</source>
        <translation>正在打开摄像头</translation>
    </message>
    <message>
        <source>Other ankle</source>
        <translation>对侧踝</translation>
    </message>
    <message>
        <source>Other arm</source>
        <translation>对侧手臂</translation>
    </message>
    <message>
        <source>Other elbow</source>
        <translation>对侧肘</translation>
    </message>
    <message>
        <source>Other hip</source>
        <translation>对侧髋</translation>
    </message>
    <message>
        <source>Other knee</source>
        <translation>对侧膝</translation>
    </message>
    <message>
        <source>Other knee inward</source>
        <translation>对侧膝内扣</translation>
    </message>
    <message>
        <source>Other knee past toes</source>
        <translation>对侧膝过脚尖</translation>
    </message>
    <message>
        <source>Other shin</source>
        <translation>对侧小腿</translation>
    </message>
    <message>
        <source>Other thigh</source>
        <translation>对侧大腿</translation>
    </message>
    <message>
        <source>Own exercises</source>
        <translation>自己的练习</translation>
    </message>
    <message>
        <source>Pain after a major fall or an accident</source>
        <translation>严重跌倒或事故后的疼痛</translation>
    </message>
    <message>
        <source>Pain at night, or pain together with fever</source>
        <translation>夜间疼痛，或疼痛伴发热</translation>
    </message>
    <message>
        <source>Pain before and after</source>
        <translation>练习前后的疼痛</translation>
    </message>
    <message>
        <source>Pain below the knee that suddenly gets worse</source>
        <translation>膝以下疼痛突然加重</translation>
    </message>
    <message>
        <source>Pain down both legs</source>
        <translation>疼痛放射到双腿</translation>
    </message>
    <message>
        <source>Partly done</source>
        <translation>部分完成</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Paused. It goes on where you were.</source>
        <translation>已暂停。会从你停下的地方继续。</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>骨盆</translation>
    </message>
    <message>
        <source>Pelvis obliquity</source>
        <translation>骨盆倾斜</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pose model</source>
        <translation>姿态模型</translation>
    </message>
    <message>
        <source>Press Delete again to delete {name} for good.</source>
        <translation>再按一次 Delete 将永久删除 {name}。</translation>
    </message>
    <message>
        <source>Press Space to go on.</source>
        <translation>按空格键继续。</translation>
    </message>
    <message>
        <source>Press X again to end the programme. What you did stays in the history.</source>
        <translation>再按一次 X 结束计划。你做过的会留在历史中。</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>R</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>抬起</translation>
    </message>
    <message>
        <source>Range of motion</source>
        <translation>活动范围</translation>
    </message>
    <message>
        <source>Rather not say</source>
        <translation>不想说</translation>
    </message>
    <message>
        <source>Reading the recording …</source>
        <translation>正在读取记录……</translation>
    </message>
    <message>
        <source>Reading what was done …</source>
        <translation>正在读取历史……</translation>
    </message>
    <message>
        <source>Rear ankle</source>
        <translation>后侧踝</translation>
    </message>
    <message>
        <source>Rear arm</source>
        <translation>后侧手臂</translation>
    </message>
    <message>
        <source>Rear elbow</source>
        <translation>后侧肘</translation>
    </message>
    <message>
        <source>Rear hip</source>
        <translation>后侧髋</translation>
    </message>
    <message>
        <source>Rear knee</source>
        <translation>后侧膝</translation>
    </message>
    <message>
        <source>Rear knee inward</source>
        <translation>后侧膝内扣</translation>
    </message>
    <message>
        <source>Rear knee past toes</source>
        <translation>后侧膝过脚尖</translation>
    </message>
    <message>
        <source>Rear shin</source>
        <translation>后侧小腿</translation>
    </message>
    <message>
        <source>Rear thigh</source>
        <translation>后侧大腿</translation>
    </message>
    <message>
        <source>Recording, no picture</source>
        <translation>记录中，不含画面</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recordings older than this many days are deleted at the start; 0 keeps them</source>
        <translation>启动时删除超过此天数的记录；0 表示保留</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放松</translation>
    </message>
    <message>
        <source>Remind me to stand up after minutes</source>
        <translation>多少分钟后提醒我站起来</translation>
    </message>
    <message>
        <source>Repetition {number}</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Repetitions each day</source>
        <translation>每天次数</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Right %leg</source>
        <translation>右：%leg</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>右踝</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>右手臂</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>右肘</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>右髋</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>右膝</translation>
    </message>
    <message>
        <source>Right knee inward</source>
        <translation>右膝内扣</translation>
    </message>
    <message>
        <source>Right knee past toes</source>
        <translation>右膝过脚尖</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>右小腿</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Right side, mirrored</source>
        <translation>右侧，镜像</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>右大腿</translation>
    </message>
    <message>
        <source>Right {degrees}</source>
        <translation>右 {degrees}</translation>
    </message>
    <message>
        <source>Rules as recorded</source>
        <translation>记录时的规则</translation>
    </message>
    <message>
        <source>Rules now</source>
        <translation>现在规则</translation>
    </message>
    <message>
        <source>Rules of %name</source>
        <translation>%name 的规则</translation>
    </message>
    <message>
        <source>Rules of today</source>
        <translation>现在的规则</translation>
    </message>
    <message>
        <source>Rules then</source>
        <translation>当时规则</translation>
    </message>
    <message>
        <source>Said then, not today: {then}</source>
        <translation>当时有，现在没有：{then}</translation>
    </message>
    <message>
        <source>Saved on this computer: the measured points, no picture</source>
        <translation>已保存在这台电脑上：测得的点，不含画面</translation>
    </message>
    <message>
        <source>Seconds held each day</source>
        <translation>每天保持的秒数</translation>
    </message>
    <message>
        <source>See a doctor or a physiotherapist soon, before you exercise</source>
        <translation>练习之前，尽快去看医生或物理治疗师</translation>
    </message>
    <message>
        <source>Seen: {found}. The draft counts {counted} of them. Look through it, and change what is not meant.</source>
        <translation>看到：{found}。草稿计了其中 {counted} 次。请检查，并修改不符合的地方。</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Set %1 of %2</source>
        <translation>第 %1 组，共 %2 组</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Severe or growing weakness or numbness in the legs</source>
        <translation>双腿严重或加重的无力、麻木</translation>
    </message>
    <message>
        <source>Shin</source>
        <translation>小腿</translation>
    </message>
    <message>
        <source>Shin lean, %side</source>
        <translation>小腿前倾，%side</translation>
    </message>
    <message>
        <source>Shin tilt, %side</source>
        <translation>小腿侧倾，%side</translation>
    </message>
    <message>
        <source>Shoulder bend, %side</source>
        <translation>肩角度，%side</translation>
    </message>
    <message>
        <source>Shoulder obliquity</source>
        <translation>肩部倾斜</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <translation>肩</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Show my picture as a mirror</source>
        <translation>镜像显示我的画面</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧</translation>
    </message>
    <message>
        <source>Side view, all in sight</source>
        <translation>侧面视角，全部可见</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>久坐</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>骨架</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>目前为止</translation>
    </message>
    <message>
        <source>Somebody else is in the picture</source>
        <translation>画面中还有别人</translation>
    </message>
    <message>
        <source>Somebody else is in the picture: only you should be seen.</source>
        <translation>画面中还有别人：应只看到你。</translation>
    </message>
    <message>
        <source>Somebody else is in the way</source>
        <translation>有人挡住了</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>下蹲</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>站立</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Starts in</source>
        <translation>倒计时</translation>
    </message>
    <message>
        <source>Starts in %1</source>
        <translation>%1 秒后开始</translation>
    </message>
    <message>
        <source>Starts when you are in position</source>
        <translation>就位后开始</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stay still</source>
        <translation>保持不动</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step back, stand still, do it three times, stand still again. Enter when you are done.</source>
        <translation>后退，站好不动，做三次，再站好不动。完成后按回车。</translation>
    </message>
    <message>
        <source>Step or lie down where the camera sees your whole body.</source>
        <translation>站到或躺到摄像头能看到全身的位置。</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>步骤 {number}</translation>
    </message>
    <message>
        <source>Stop the exercise</source>
        <translation>停止练习</translation>
    </message>
    <message>
        <source>Stopped before the first picture</source>
        <translation>在第一帧画面之前已停止</translation>
    </message>
    <message>
        <source>Stopped. Look at the screen.</source>
        <translation>已停止。请看屏幕。</translation>
    </message>
    <message>
        <source>Strengthen</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>Ten seconds</source>
        <translation>十秒</translation>
    </message>
    <message>
        <source>Text files. Open one in an editor: it is read again when you save it.</source>
        <translation>文本文件。用编辑器打开，保存后会重新读取。</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>That was all of it.</source>
        <translation>全部结束。</translation>
    </message>
    <message>
        <source>The camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>The first one that is found</source>
        <translation>找到的第一个</translation>
    </message>
    <message>
        <source>The first time: nothing to compare with yet.</source>
        <translation>第一次：还没有可比较的。</translation>
    </message>
    <message>
        <source>The first time: there is nothing to compare with yet.</source>
        <translation>第一次：还没有可比较的数据。</translation>
    </message>
    <message>
        <source>The leg was never held still for %1 s.</source>
        <translation>腿没有静止满 %1 s。</translation>
    </message>
    <message>
        <source>The norm that the hip flexion test compares with, degrees</source>
        <translation>髋屈曲测试对照的正常值，度</translation>
    </message>
    <message>
        <source>The picture is too dark to see you.</source>
        <translation>画面太暗，看不到你。</translation>
    </message>
    <message>
        <source>The pose model to use: a .task file of MediaPipe&apos;s pose landmarker; empty for the shipped one</source>
        <translation>使用的姿态模型：MediaPipe 的 .task 文件；留空则用自带的</translation>
    </message>
    <message>
        <source>The recording was cut off: what was said at its end is not in it.</source>
        <translation>记录中断了：结尾的内容不在其中。</translation>
    </message>
    <message>
        <source>The time before {good}.</source>
        <translation>前一次 {good}。</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>Then: {then}. Today: {today}</source>
        <translation>当时：{then}。现在：{today}</translation>
    </message>
    <message>
        <source>There are no exercises</source>
        <translation>没有练习</translation>
    </message>
    <message>
        <source>There are no recordings yet. Do an exercise: it is recorded while you do it, as points of the body, without a picture.</source>
        <translation>还没有记录。做一个练习：过程中会记录身体的点，不含画面。</translation>
    </message>
    <message>
        <source>There are none yet. Write a name below, then N for a file to begin from, or D to show it: a recording or the camera.</source>
        <translation>还没有。在下面写一个名称，然后按 N 新建文件，或按 D 演示：用记录或摄像头。</translation>
    </message>
    <message>
        <source>There is no camera %1.</source>
        <translation>没有摄像头 %1。</translation>
    </message>
    <message>
        <source>There is no camera, file or address called %name.</source>
        <translation>没有名为 %name 的摄像头、文件或地址。</translation>
    </message>
    <message>
        <source>Thigh</source>
        <translation>大腿</translation>
    </message>
    <message>
        <source>Thigh elevation, %side</source>
        <translation>大腿抬起，%side</translation>
    </message>
    <message>
        <source>This computer analyses about %1 pictures a second</source>
        <translation>这台电脑每秒约分析 %1 张画面</translation>
    </message>
    <message>
        <source>Time to stand up</source>
        <translation>该站起来了</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>To the next mark</source>
        <translation>到下一个标记</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today&apos;s rules count the same. Only times or the view differ a little.</source>
        <translation>现在的规则计数相同，只是时间或视角略有不同。</translation>
    </message>
    <message>
        <source>Today&apos;s rules say exactly what was said then.</source>
        <translation>现在的规则与当时的结果完全相同。</translation>
    </message>
    <message>
        <source>Today: {title}</source>
        <translation>今天：{title}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>最高点</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Trial {number}</source>
        <translation>第 {number} 次测试</translation>
    </message>
    <message>
        <source>Trunk lean</source>
        <translation>躯干倾斜</translation>
    </message>
    <message>
        <source>Trunk tilt</source>
        <translation>躯干倾斜（粗略）</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Turn around</source>
        <translation>请转身</translation>
    </message>
    <message>
        <source>Turn around: the %leg must be towards the camera.</source>
        <translation>请转身：%leg须朝向摄像头。</translation>
    </message>
    <message>
        <source>Turn on a light</source>
        <translation>请开灯</translation>
    </message>
    <message>
        <source>Turn on a light: the picture is too dark.</source>
        <translation>请开灯：画面太暗。</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front</source>
        <translation>转动摄像头，从正面看你</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the front: now about %1 degrees off.</source>
        <translation>转动摄像头，从正面看你：现在偏约 %1 度。</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side</source>
        <translation>转动摄像头，从侧面看你</translation>
    </message>
    <message>
        <source>Turn the camera so that it sees you from the side: now about %1 degrees off.</source>
        <translation>转动摄像头，从侧面看你：现在偏约 %1 度。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unsteadiness when you stand or walk</source>
        <translation>站立或行走不稳</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Voice and sounds</source>
        <translation>语音和声音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>观看</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Week {week}: {days}</source>
        <translation>第 {week} 周：{days}</translation>
    </message>
    <message>
        <source>What coach is</source>
        <translation>coach 是什么</translation>
    </message>
    <message>
        <source>What was recorded before is kept.</source>
        <translation>之前的记录已保留。</translation>
    </message>
    <message>
        <source>What you did is kept. Check the cable or the network: as soon as the camera is back, you go on.</source>
        <translation>你做过的已保留。请检查连接线或网络：摄像头恢复后即可继续。</translation>
    </message>
    <message>
        <source>When it increases the pain. A stretch may pull; it must not hurt.</source>
        <translation>疼痛加重时。拉伸可以有牵拉感，但不能痛。</translation>
    </message>
    <message>
        <source>When to stop, and when to see a professional</source>
        <translation>何时停止，何时就诊</translation>
    </message>
    <message>
        <source>When you get dizzy, or feel unwell.</source>
        <translation>头晕或感到不适时。</translation>
    </message>
    <message>
        <source>Where recordings are kept; empty for the usual place</source>
        <translation>记录保存的位置；留空则用默认位置</translation>
    </message>
    <message>
        <source>Where that norm comes from</source>
        <translation>该正常值的来源</translation>
    </message>
    <message>
        <source>Where that norm comes from, told beside it; empty if it is the one that the exercise names</source>
        <translation>该正常值的来源，显示在旁边；留空则用练习中写明的</translation>
    </message>
    <message>
        <source>Where the camera stands</source>
        <translation>摄像头的位置</translation>
    </message>
    <message>
        <source>Whether a live picture is shown as a mirror would; measured it never is</source>
        <translation>画面是否镜像显示；测量从不镜像</translation>
    </message>
    <message>
        <source>Whether pictures are kept too, not only poses</source>
        <translation>是否也保存画面，而不仅是姿态</translation>
    </message>
    <message>
        <source>Whether prompts are spoken, or beeped where the system has no voice</source>
        <translation>是否语音提示；系统没有语音时用提示音</translation>
    </message>
    <message>
        <source>Who is exercising?</source>
        <translation>谁在练习？</translation>
    </message>
    <message>
        <source>Write a name first, for example standing-march.</source>
        <translation>先写一个名称，例如 standing-march。</translation>
    </message>
    <message>
        <source>You are not allowed to use camera %1 (%device).</source>
        <translation>你没有权限使用摄像头 %1（%device）。</translation>
    </message>
    <message>
        <source>You are not seen well enough</source>
        <translation>看不清你</translation>
    </message>
    <message>
        <source>You are seen</source>
        <translation>看到你了</translation>
    </message>
    <message>
        <source>You follow no programme.</source>
        <translation>你没有进行中的计划。</translation>
    </message>
    <message>
        <source>You have been sitting for {minutes} minutes. Stand up for a moment; a short stretch takes half a minute.</source>
        <translation>你已坐了 {minutes} 分钟。站起来一会儿；简短拉伸只需半分钟。</translation>
    </message>
    <message>
        <source>a real change</source>
        <translation>确有变化</translation>
    </message>
    <message>
        <source>above the norm of {norm}</source>
        <translation>高于正常值 {norm}</translation>
    </message>
    <message>
        <source>being recorded now</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>below the norm of {norm}</source>
        <translation>低于正常值 {norm}</translation>
    </message>
    <message>
        <source>best %1°</source>
        <translation>最佳 %1°</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>coach</source>
        <translation>coach</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>cut off: R keeps what is in it</source>
        <translation>中断：按 R 保留其中内容</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>either</source>
        <translation>任一侧</translation>
    </message>
    <message>
        <source>far</source>
        <translation>远侧</translation>
    </message>
    <message>
        <source>faults: {names}</source>
        <translation>错误：{names}</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>双脚</translation>
    </message>
    <message>
        <source>front</source>
        <translation>前</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>held for {time}</source>
        <translation>保持 {time}</translation>
    </message>
    <message>
        <source>held {seconds} s</source>
        <translation>保持 {seconds} s</translation>
    </message>
    <message>
        <source>held {time}</source>
        <translation>保持 {time}</translation>
    </message>
    <message>
        <source>hip high</source>
        <translation>髋高</translation>
    </message>
    <message>
        <source>hips</source>
        <translation>髋部</translation>
    </message>
    <message>
        <source>in good form</source>
        <translation>动作良好</translation>
    </message>
    <message>
        <source>knee high</source>
        <translation>膝高</translation>
    </message>
    <message>
        <source>knees</source>
        <translation>膝盖</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>left %leg</source>
        <translation>左：%leg</translation>
    </message>
    <message>
        <source>left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>met</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近侧</translation>
    </message>
    <message>
        <source>no leg is raised yet</source>
        <translation>还没有抬腿</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>没有数值</translation>
    </message>
    <message>
        <source>no pain</source>
        <translation>不痛</translation>
    </message>
    <message>
        <source>nobody is in the picture</source>
        <translation>画面中没有人</translation>
    </message>
    <message>
        <source>norm {degrees}</source>
        <translation>正常 {degrees}</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不满足</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>看不到</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>of %1 min</source>
        <translation>/ %1 min</translation>
    </message>
    <message>
        <source>of %1 s</source>
        <translation>/ %1 s</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>one test</source>
        <translation>一次测试</translation>
    </message>
    <message>
        <source>other</source>
        <translation>对侧</translation>
    </message>
    <message>
        <source>other leg</source>
        <translation>另一条腿</translation>
    </message>
    <message>
        <source>rear</source>
        <translation>后</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>right %leg</source>
        <translation>右：%leg</translation>
    </message>
    <message>
        <source>right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>shoulders</source>
        <translation>肩膀</translation>
    </message>
    <message>
        <source>side</source>
        <translation>侧</translation>
    </message>
    <message>
        <source>the joints are not all seen</source>
        <translation>有些关节看不到</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>trials {values}</source>
        <translation>测试 {values}</translation>
    </message>
    <message>
        <source>within error</source>
        <translation>在误差范围内</translation>
    </message>
    <message>
        <source>within error of the norm of {norm}</source>
        <translation>与正常值 {norm} 相差在误差内</translation>
    </message>
    <message>
        <source>working</source>
        <translation>练习侧</translation>
    </message>
    <message>
        <source>worst pain imaginable</source>
        <translation>能想象的最剧烈疼痛</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{amount} each side</source>
        <translation>每侧 {amount}</translation>
    </message>
    <message>
        <source>{amount}, {side} side</source>
        <translation>{amount}，{side}侧</translation>
    </message>
    <message>
        <source>{angle}, last 15 s</source>
        <translation>{angle}，最近 15 s</translation>
    </message>
    <message>
        <source>{count} counted, {good} in good form</source>
        <translation>计 {count} 次，{good} 次动作良好</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>{count} differences to what was said then</source>
        <translation>与当时的结果有 {count} 处不同</translation>
    </message>
    <message>
        <source>{count} done. Let go.</source>
        <translation>第 {count} 次完成。放松。</translation>
    </message>
    <message>
        <source>{count} holds</source>
        <translation>保持 {count} 次</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} 处错误</translation>
    </message>
    <message>
        <source>{count} recordings cannot be read and count for nothing: see Recordings.</source>
        <translation>{count} 个记录无法读取，不计入：见“记录”。</translation>
    </message>
    <message>
        <source>{count} recordings were cut off. What is in them can be kept.</source>
        <translation>{count} 个记录中断了。其中的内容可以保留。</translation>
    </message>
    <message>
        <source>{count} repetitions</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>{count} seconds held</source>
        <translation>保持 {count} 秒</translation>
    </message>
    <message>
        <source>{count} trials to go</source>
        <translation>还剩 {count} 次测试</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} 周</translation>
    </message>
    <message>
        <source>{count} weeks ago</source>
        <translation>{count} 周前</translation>
    </message>
    <message>
        <source>{count}. Halfway</source>
        <translation>{count}。一半了</translation>
    </message>
    <message>
        <source>{count}. One more</source>
        <translation>{count}。还有一次</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{day}: {after} after, not asked before.</source>
        <translation>{day}：练后 {after}，练前未问。</translation>
    </message>
    <message>
        <source>{day}: {before} before, not asked after.</source>
        <translation>{day}：练前 {before}，练后未问。</translation>
    </message>
    <message>
        <source>{day}: {before} before, {after} after.</source>
        <translation>{day}：练前 {before}，练后 {after}。</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: no difference that can be told, {needed} are needed.</source>
        <translation>{day}相差 {degrees}：看不出差异，需要 {needed}。</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the left side bends less. {needed} are needed to tell.</source>
        <translation>{day}相差 {degrees}：左侧屈曲较少。需要 {needed} 才能判断。</translation>
    </message>
    <message>
        <source>{degrees} apart on {day}: the right side bends less. {needed} are needed to tell.</source>
        <translation>{day}相差 {degrees}：右侧屈曲较少。需要 {needed} 才能判断。</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the left side is the stiffer one.</source>
        <translation>相差 {degrees}，超过测量误差：左侧更僵硬。</translation>
    </message>
    <message>
        <source>{degrees} apart. More than the measurement&apos;s error: the right side is the stiffer one.</source>
        <translation>相差 {degrees}，超过测量误差：右侧更僵硬。</translation>
    </message>
    <message>
        <source>{degrees} apart. Within the measurement&apos;s error: no difference can be told.</source>
        <translation>相差 {degrees}，在测量误差内：看不出差异。</translation>
    </message>
    <message>
        <source>{degrees} degrees</source>
        <translation>{degrees} 度</translation>
    </message>
    <message>
        <source>{done} of {times} times done</source>
        <translation>{times} 次中完成 {done} 次</translation>
    </message>
    <message>
        <source>{recent} of the last 7 days, {all} days in the last {weeks} weeks.</source>
        <translation>最近 7 天中 {recent} 天，最近 {weeks} 周中 {all} 天。</translation>
    </message>
    <message>
        <source>{repetitions} repetitions, phase {phase}</source>
        <translation>{repetitions} 次，阶段 {phase}</translation>
    </message>
    <message>
        <source>{side}: {degrees} ± {error} on {day}, {norm}.</source>
        <translation>{side}：{day} {degrees} ± {error}，{norm}。</translation>
    </message>
    <message>
        <source>{times} times today</source>
        <translation>今天 {times} 次</translation>
    </message>
    <message>
        <source>{title}, {day}: {done}, {good} in good form.</source>
        <translation>{title}，{day}：{done}，{good} 动作良好。</translation>
    </message>
    <message>
        <source>± {degrees}: the truth lies this near in 95 of 100 cases.</source>
        <translation>± {degrees}：100 次中有 95 次真值在此范围内。</translation>
    </message>
    <message>
        <source>■ After</source>
        <translation>■ 练后</translation>
    </message>
    <message>
        <source>◆ Right</source>
        <translation>◆ 右</translation>
    </message>
    <message>
        <source>● Before</source>
        <translation>● 练前</translation>
    </message>
    <message>
        <source>● Left</source>
        <translation>● 左</translation>
    </message>
    <message>
        <source>Cannot be read: </source>
        <translation type="vanished">无法读取：</translation>
    </message>
    <message>
        <source>Dark or light, or as the system says; all can be told apart by who is colour-blind</source>
        <translation type="vanished">深色、浅色或跟随系统；色盲者也能分辨</translation>
    </message>
    <message>
        <source>First person</source>
        <translation type="vanished">第一位用户</translation>
    </message>
    <message>
        <source>Looking for exercises …</source>
        <translation type="vanished">正在查找练习……</translation>
    </message>
    <message>
        <source>Units of lengths: metres, or feet</source>
        <translation type="vanished">长度单位：米或英尺</translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="vanished">用户</translation>
    </message>
</context>
</TS>
