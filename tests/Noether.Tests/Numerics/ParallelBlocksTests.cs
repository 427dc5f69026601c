using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class ParallelBlocksTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(100, 0)]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    public void Run_AnyThreads_CallsEachBlockOnce(int blocks, int threads)
    {
        var calls = new int[blocks];
        ParallelBlocks.Run(blocks, threads, block => Interlocked.Increment(ref calls[block]));
        Assert.All(calls, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_BodyThrows_CallerSeesThatException(int threads) =>
        Assert.Throws<NoetherException>(() => ParallelBlocks.Run(4, threads, _ => throw new NoetherException("no")));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_Cancelled_Throws(int threads) =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ParallelBlocks.Run(4, threads, _ => { }, new CancellationToken(canceled: true)));

    [Fact]
    public void Run_NegativeThreads_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParallelBlocks.Run(4, -1, _ => { }));

    [Fact]
    public void Run_OneThread_AllocatesNothing()
    {
        var sum = 0;
        Action<int> body = block => sum += block;
        ParallelBlocks.Run(10, 1, body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ParallelBlocks.Run(10, 1, body);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(90, sum);
    }
}
