namespace Noether.Reports;

/// <summary>What to do with a run folder that holds something already.</summary>
public enum RunFolderMode
{
    /// <summary>Refuse it: the folder must be new or empty. The default.</summary>
    New,

    /// <summary>Go on with the run that is in it; a folder that is new or empty begins a run.</summary>
    Resume,

    /// <summary>Remove the files of the run that is in it and begin anew; other files stay.</summary>
    Overwrite,
}
