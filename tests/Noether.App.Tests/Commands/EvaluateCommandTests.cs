using Noether.App.Tests.Support;
using Noether.Data.Formats;

namespace Noether.App.Tests.Commands;

public class EvaluateCommandTests
{
    private const double Exact = 1e-12; // the quick method answers with the shift itself

    [Fact]
    public void Evaluate_AgainstTheSameGenerator_IsPerfect()
    {
        using var folder = Run();
        NpyFile.Write(folder["shift.npy"], QuickMethod.Shift(9));
        var result = CliRunner.Run("evaluate", folder["run"], "--truth", folder["shift.npy"], "--json").IsDone();
        Assert.Equal(1, result.Json.GetProperty("cosine").GetDouble(), Exact);
        Assert.Equal(0, result.Json.GetProperty("rmse").GetDouble(), Exact);
        Assert.Equal("forward", result.Json.GetProperty("direction").GetString());
        Assert.Equal(4, result.Json.GetProperty("filterPeak").GetProperty("index").GetInt32());
        Snapshot.Match("evaluate", CliRunner.Run("evaluate", folder["run"], "--truth",
            folder["shift.npy"]).IsDone().Output);
    }

    [Fact]
    public void Evaluate_AgainstTheReversedShift_SaysReversed()
    {
        using var folder = Run();
        NpyFile.Write(folder["back.npy"], QuickMethod.Shift(9).Transposed());
        var result = CliRunner.Run("evaluate", folder["run"], "--truth", folder["back.npy"], "--json").IsDone();
        Assert.Equal("reversed", result.Json.GetProperty("direction").GetString());
    }

    [Fact]
    public void Evaluate_AgainstAnotherTruth_IsNotPerfect()
    {
        using var folder = Run();
        var result = CliRunner.Run("evaluate", folder["run"], "--truth", folder["truth.npy"], "--json").IsDone();
        Assert.InRange(result.Json.GetProperty("cosine").GetDouble(), -1, 0.9);
    }

    private static TemporaryFolder Run()
    {
        var folder = new TemporaryFolder();
        CliRunner.Run(QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        return folder;
    }
}
