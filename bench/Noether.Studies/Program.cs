using Noether.Studies.Hosting;

using var host = StudyHost.ForProcess();
return StudyApplication.Run(args, host);
