using Noether.Lens.Training;

namespace Noether.Tests.Lens.Training;

public sealed class CheckpointFileTests : IDisposable
{
    private static readonly float[] Content = [1.5f, -2, float.Epsilon, 1e30f];

    private readonly string folder = Directory.CreateTempSubdirectory("noether-checkpoints").FullName;

    private string File => Path.Combine(folder, "new", "stage.ckpt");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TryRead_NoFile_IsFalse() => Assert.False(CheckpointFile.TryRead(File, "tag", _ => Assert.Fail()));

    [Fact]
    public void TryRead_WhatWasWritten_ComesBack()
    {
        Write("tag", Content);
        Assert.Equal(Content, Read("tag"));
    }

    [Fact]
    public void Write_SecondTime_ReplacesAndLeavesNothingElse()
    {
        Write("tag", Content);
        Write("tag", [7f]);
        Assert.Equal([7f], Read("tag", 1));
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void Write_FailureInTheMiddle_KeepsTheOldFile()
    {
        Write("tag", Content);
        Assert.Throws<NoetherException>(() => CheckpointFile.Write(File, "tag", writer =>
        {
            writer.Write(12345);
            throw new IOException("disk full");
        }));
        Assert.Equal(Content, Read("tag"));
    }

    [Fact]
    public void TryRead_OtherTag_SaysThatItBelongsToAnotherRun()
    {
        Write("tag", Content);
        var failure = Assert.Throws<NoetherException>(() => Read("other"));
        Assert.Contains("other settings or other data", failure.Message);
    }

    [Fact]
    public void TryRead_CutAnywhere_SaysThatItIsDamaged()
    {
        Write("tag", Content);
        var bytes = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < bytes.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, bytes[..length]);
            RefusesAsDamaged($"cut to {length} bytes");
        }
    }

    [Fact]
    public void TryRead_OneByteWrong_IsRefused()
    {
        Write("tag", Content);
        var bytes = System.IO.File.ReadAllBytes(File);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x20;
            System.IO.File.WriteAllBytes(File, bytes);
            bytes[i] ^= 0x20;
            Assert.True(Record.Exception(() => Read("tag")) is NoetherException, $"byte {i} wrong");
        }
    }

    [Fact]
    public void TryRead_MoreThanWasWritten_SaysThatItIsDamaged()
    {
        Write("tag", Content);
        System.IO.File.AppendAllText(File, "more");
        RefusesAsDamaged("longer");
    }

    [Fact]
    public void Write_FolderIsAFile_SaysWhatToDo()
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "new"), "in the way");
        var failure = Assert.Throws<NoetherException>(() => Write("tag", Content));
        Assert.Contains("could not be written", failure.Message);
    }

    private void RefusesAsDamaged(string how)
    {
        var failure = Record.Exception(() => Read("tag"));
        Assert.True(failure is NoetherException && failure.Message.Contains("damaged"), $"{how}: {failure}");
    }

    private void Write(string tag, float[] values) =>
        CheckpointFile.Write(File, tag, writer => writer.WriteFloats(values));

    private float[] Read(string tag, int count = 4)
    {
        var values = new float[count];
        Assert.True(CheckpointFile.TryRead(File, tag, reader => reader.ReadFloats(values)));
        return values;
    }
}
