using Noether.Discovery;

namespace Noether.Studies;

/// <summary>Told how a study goes on.</summary>
internal interface IStudyObserver
{
    /// <summary>A case begins.</summary>
    /// <param name="place">Where the study is.</param>
    void Begin(StudyPlace place);

    /// <summary>Something happens inside the case.</summary>
    void Inside(RunProgress progress);

    /// <summary>The case is finished.</summary>
    /// <param name="place">Where the study is.</param>
    /// <param name="row">What it measured.</param>
    void End(StudyPlace place, StudyRow row);
}
