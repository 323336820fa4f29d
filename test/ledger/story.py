#!/usr/bin/env python3
"""story.py DEMARCHE DIR...: compares the ledger of story folders with expected.txt; prints what is wrong."""
import sys,os,re,json,subprocess,glob
prog=sys.argv[1]; verbose='-v' in sys.argv; quiet='-q' in sys.argv
dirs=[d for d in sys.argv[2:] if not d.startswith('-')]
def docs(d,upto=None):
    out=[]
    for f in sorted(glob.glob(d+'/[0-9]*.txt'),key=lambda x:int(os.path.basename(x)[:-4])):
        n=int(os.path.basename(f)[:-4])
        if upto and n>upto: continue
        t=open(f,encoding='utf-8').read()
        head,_,body=t.partition('\n\n')
        h=dict(l.split(': ',1) for l in head.split('\n') if ': ' in l)
        out.append({'id':os.path.basename(d)+'/'+str(n),'title':h.get('Title',''),'date':h.get('Date',''),'outlet':h.get('Outlet',''),'text':body.strip()})
    return out
def ledger(d,kind,upto=None):
    inp='\n'.join(json.dumps(x) for x in docs(d,upto))+'\n'
    fn='/tmp/story_in_%d.jsonl'%os.getpid(); open(fn,'w').write(inp)
    r=subprocess.run([prog,'ledger',kind,'--json',fn],capture_output=True,text=True)
    return [json.loads(l) for l in r.stdout.split('\n') if l]
def fields(s):
    out=[]
    for p in s.split(' | '):
        k,_,v=p.partition(':')
        out.append((k.strip(),v.strip()))
    return out
def parse(f):
    rows=[];cur=None
    for l in open(f,encoding='utf-8'):
        l=l.rstrip('\n')
        if not l.strip() or l.startswith('#'): continue
        if not l.startswith(' '):
            m=re.match(r'(none|count): (\w+) (.*)',l)
            if m:
                rows.append({'type':m.group(1),'ledger':m.group(2),'rest':m.group(3)}); cur=None; continue
            m=re.match(r'(channel|transfer|redline|warning) (\S+)(?: \| (.*))?$',l)
            if not m: print('??',l); continue
            cur={'type':'row','ledger':m.group(1),'who':m.group(2),'head':dict(fields(m.group(3) or '')),'lines':[]}
            rows.append(cur)
        else:
            cur['lines'].append(fields(l.strip()))
    return rows
KIND={'channel':'channels','transfer':'transfers','redline':'redlines','warning':'redlines'}
def words(s): return set(w for w in re.findall(r'[a-z0-9]+',s.lower()) if w not in('the','of','a','on','and','in','at','to'))
def stem(w): return w[:5]
def subj_like(a,b):
    A={stem(w) for w in words(a)};B={stem(w) for w in words(b)}
    return bool(A&B)
def who(r,l):
    def k(p):
        c=(p or {}).get('country') or (p or {}).get('code') or '-'
        return 'EUR' if c.startswith('IGOEUR') else 'NATO' if c=='IGOWSTNAT' else c
    if l=='channel': return '+'.join(sorted(k(p) for p in r['parties']))
    if l=='transfer': return k(r['supplier'])+'>'+'+'.join(sorted(k(p) for p in r['recipients'])or['-'])
    return k(r['by'])+'>'+k(r['to'])
def same_who(w,r,l):
    if l=='channel': return '+'.join(sorted(w.split('+')))==who(r,l)
    a,_,b=w.partition('>')
    return a+'>'+'+'.join(sorted(b.split('+')))==who(r,l)
def datelike(a,b):
    if not a or not b: return False
    if a==b: return True
    n=min(len(a),len(b))
    if a[:n]==b[:n]: return True
    return False
def near(a,b):
    import datetime
    try: return abs((datetime.date.fromisoformat(a)-datetime.date.fromisoformat(b)).days)<=1
    except: return datelike(a,b)
tot={};fails=[]
def check(what,ok,msg,name):
    t=tot.setdefault(what,[0,0]); t[1]+=1; t[0]+=bool(ok)
    if not ok: fails.append((name,what,msg))
for d in dirs:
    name=os.path.basename(d.rstrip('/'))[:24]
    rows=parse(d+'/expected.txt'); cache={}
    def led(kind,upto=None):
        if (kind,upto) not in cache: cache[kind,upto]=ledger(d,kind,upto)
        return cache[kind,upto]
    used={}
    def match(x,upto=None,final=True):
        l=x['ledger']; cand=[r for r in led(KIND[l],upto) if same_who(x['who'],r,l)]
        if l in('redline','warning'): cand=[r for r in cand if (r['strength'] or '').replace(' ','')==l]
        s=x['head'].get('subject')
        if s and l!='transfer':
            c2=[r for r in cand if subj_like(s,r['subject'] or '')]
            cand=c2 or ([] if l=='channel' else cand)
        if l=='transfer':
            k=x['head'].get('kind'); 
            def sc(r):
                v=next((f[0][1] for f in x['lines'] if f[0][0]=='value'),'')
                it=' '.join(f[0][1] for f in x['lines'] if f[0][0]=='item')
                s=0
                if v and r['value'] and r['value']['value'] and abs(r['value']['value']-float(v.split()[0]))<1: s+=4
                s+=2*len({stem(w) for w in words(it)}&{stem(w) for i in r['items'] for w in words(i['text']+' '+(i['designation'] or ''))})
                if k and r['kind']==k: s+=1
                if x['head'].get('since') and datelike(x['head']['since'],r['since'] or ''): s+=2
                return s
            cand=sorted(cand,key=sc,reverse=True)
            cand=[r for r in cand if id(r) not in used.get(upto,set())] or cand
        return cand[0] if cand else None
    for x in rows:
        if x['type']=='none':
            m=re.match(r'(\S+)(?: \| (.*))?$',x['rest']); y={'ledger':x['ledger'],'who':m.group(1),'head':dict(fields(m.group(2) or '')),'lines':[]}
            l=y['ledger']; c=[r for r in led(KIND[l]) if same_who(y['who'],r,l) and (l not in('redline','warning') or (r['strength'] or '').replace(' ','')==l)]
            s=y['head'].get('subject')
            if s: c=[r for r in c if subj_like(s,r.get('subject') or '')]
            check('none',not c,x['rest'],name); continue
        if x['type']=='count':
            m=re.match(r'(\S+) = (\d+)',x['rest']); l=x['ledger']
            c=[r for r in led(KIND[l]) if same_who(m.group(1),r,l) and (l not in('redline','warning') or (r['strength'] or '').replace(' ','')==l)]
            check('count',len(c)==int(m.group(2)),f"{l} {x['rest']} got {len(c)}",name); continue
        l=x['ledger']; r=match(x); tag=f"{l} {x['who']} {x['head'].get('subject') or x['head'].get('kind') or ''}"
        check(l+' found',r,tag,name)
        if r is None: 
            continue
        used.setdefault(None,set()).add(id(r))
        st='state' if l=='channel' else 'stage' if l=='transfer' else 'strength'
        fl=dict(x['head'])
        for ln in x['lines']:
            if ln[0][0] in('state',): fl.update(dict(ln))
        if l=='channel':
            if 'state' in fl: check('state',r['state']==fl['state'],f"{tag}: want {fl['state']} got {r['state']}",name)
            if 'by' in fl: check('by',r['by'] and fl['by'] in r['by']['code'],f"{tag}: want {fl['by']} got {r['by'] and r['by']['code']}",name)
        if l=='transfer':
            if 'stage' in fl: check('stage',r['stage']==fl['stage'],f"{tag}: want {fl['stage']} got {r['stage']}",name)
            if 'kind' in fl: check('kind',r['kind']==fl['kind'],f"{tag}: want {fl['kind']} got {r['kind']}",name)
        if 'since' in fl: check('since',near(fl['since'],r['since'] or ''),f"{tag}: want {fl['since']} got {r['since']}",name)
        if 'voiced_by' in fl: check('voiced_by',subj_like(fl['voiced_by'],r.get('voiced_by') or ''),f"{tag}: want {fl['voiced_by']} got {r.get('voiced_by')}",name)
        for ln in x['lines']:
            k,v=ln[0]
            if k in('reason','reopen_if','crossing'):
                got=r['reasons' if k=='reason' else 'reopen_if' if k=='reopen_if' else 'crossings']
                check(k,any(words(v)<=words(g['text']) or len({stem(w) for w in words(v)}&{stem(w) for w in words(g['text'])})*2>=len(words(v)) for g in got),f"{tag}: want {v} got {[g['text'][:60] for g in got]}",name)
            if k=='round':
                rest=dict(ln[1:]); g=[q for q in r['rounds'] if near(v,q['date'])]
                check('round',g,f"{tag}: want {v} got {[q['date'] for q in r['rounds']]}",name)
                if g and 'place' in rest: check('place',any(q['place'] and subj_like(rest['place'],q['place']) for q in g),f"{tag}: {v} want {rest['place']} got {[q['place'] for q in g]}",name)
                if g and 'level' in rest: check('level',any(q['level'] and subj_like(rest['level'],q['level']) for q in g),f"{tag}: {v} want {rest['level']} got {[q['level'] for q in g]}",name)
            if k=='value':
                check('value',r['value'] and r['value']['value'] is not None and abs(r['value']['value']-float(v.split()[0]))<1 and r['value']['unit']==v.split()[1],f"{tag}: want {v} got {r['value']}",name)
            if k=='part_of':
                whole=r.get('whole_value') or next((q['value']['value'] for q in led(KIND[l]) if q['id']==r.get('part_of') and q['value']),None)
                check('part_of',whole and abs(whole-float(v.split()[0]))<1,f"{tag}: want {v} got {r.get('whole_value')}",name)
            if k=='others':
                check('others',r['value'] and any(abs(o-float(v.split()[0]))<1 for o in r['value']['others']),f"{tag}: want {v} got {r['value']}",name)
            if k=='item':
                rest=dict(ln[1:]); q=rest.get('quantity','')
                g=[i for i in r['items'] if {stem(w) for w in words(v)}&{stem(w) for w in words(i['text']+' '+(i['designation'] or ''))}]
                check('item',g,f"{tag}: want {v} got {[i['text'] for i in r['items']]}",name)
                if g and q and q!='-': check('quantity',any(i['quantity'] is not None and abs(i['quantity']-float(q))<.5 for i in g),f"{tag}: {v} want {q} got {[i['quantity'] for i in g]}",name)
            if k=='history' or (k=='history'):
                want=[p.strip() for p in [v]+[a+(':'+b if b else '') for a,b in ln[1:]]]
                got=[(h['date'],h.get('state') or h.get('stage')) for h in r['history']]
                for w in want:
                    dt,_,s=w.partition(' ')
                    check('history',any(near(dt,a) and s==b for a,b in got),f"{tag}: want {w} got {got}",name)
            if k.startswith('after '):
                for kk,vv in ln:
                    n=int(kk.split()[1]); rr=match(x,n)
                    if rr is not None: used.setdefault(n,set()).add(id(rr))
                    check('after',rr and rr[st]==vv,f"{tag}: after {n} want {vv} got {rr and rr[st]}",name)
if not quiet:
    for f in fails: print(' | '.join(f))
a=sum(v[0] for v in tot.values());b=sum(v[1] for v in tot.values())
print('; '.join(f"{k} {v[0]}/{v[1]}" for k,v in tot.items())); print(f"all: {a}/{b}")
